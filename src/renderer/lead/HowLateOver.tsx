import { lateFigure } from '#domain/lead/figures.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { lateBands } from '#domain/lead/tally.ts'
import { Unseen } from '#renderer/ui/Panel.tsx'
import { Chart } from './Chart.tsx'
import { Count } from './Count.tsx'
import type { Bar } from './drawBars.ts'
import { sayBand } from './words.ts'
import styles from './Period.module.css'

/** Minutes that have a bar of their own; the last holds all that is later. */
const MINUTES = 30
const OVER = `${MINUTES}+`
const TICKS = ['1', '5', '10', '15', '20', '25', OVER]

/**
 * How late appointments started over a period: minute by minute as a picture, in bands and minutes as tables. Most start on the minute, and a bar
 * of them would leave no height for the others: it is a number.
 */
export function HowLateOver({ total, within }: { total: Tally; within: string }) {
  const [onTheMinute, ...bars] = minuteBars(total)
  const minutes = [...(onTheMinute ? [onTheMinute] : []), ...bars].filter((bar) => allOf(bar) > 0)
  const others = total.seen - (onTheMinute ? allOf(onTheMinute) : 0)
  const said = `${total.seen - others} of ${total.seen} on the minute, the others in the picture. Striped is late, by more than ${within}`
  return (
    <Chart name="How late appointments started" said={said} bars={others > 0 ? bars : []} label="Minutes late" ticks={TICKS}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Minutes late</th>
            {lateBands(total).map((band) => (
              <th key={band.from} scope="col" className={styles.right}>
                {sayBand(band)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Appointments</th>
            {lateBands(total).map((band) => (
              <td key={band.from} className={styles.right}>
                <Count figure={lateFigure(band)} tally={total} />
                {band.late > 0 && <Unseen>, {band.late} late</Unseen>}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <details className={styles.details}>
        <summary>Minute by minute</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Minutes late</th>
              <th scope="col" className={styles.right}>
                Appointments
              </th>
              <th scope="col" className={styles.right}>
                Of them late
              </th>
            </tr>
          </thead>
          <tbody>
            {minutes.map(({ x, late }) => (
              <tr key={x}>
                <th scope="row">{x === OVER ? `${MINUTES} or more` : x}</th>
                <td className={styles.right}>
                  <Count figure={lateFigure(x === OVER ? { from: MINUTES, to: null } : { from: Number(x), to: Number(x) })} tally={total} />
                </td>
                <td className={styles.right}>{late}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Chart>
  )
}

const allOf = ({ onTime, late }: Bar) => onTime + late

function minuteBars({ late, overStandard }: Pick<Tally, 'late' | 'overStandard'>): Bar[] {
  const all = Array.from({ length: MINUTES + 1 }, (_, minute) => ({ x: minute === MINUTES ? OVER : String(minute), onTime: 0, late: 0 }))
  const barOf = (minute: number) => all[Math.min(minute, MINUTES)]
  for (const [minute, count] of late) {
    const bar = barOf(minute)
    if (bar) bar.onTime += count
  }
  for (const [minute, count] of overStandard) {
    const bar = barOf(minute)
    if (!bar) continue
    bar.late += count
    bar.onTime -= count
  }
  return all
}
