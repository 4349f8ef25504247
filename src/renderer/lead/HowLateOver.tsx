import type { LateBand } from '#domain/lead/bands.ts'
import { lateFigure } from '#domain/lead/figures.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { lateBands } from '#domain/lead/tally.ts'
import { Chart } from './Chart.tsx'
import { Count } from './Count.tsx'
import { sayBand } from './words.ts'
import { Heads } from './Heads.tsx'
import styles from './Period.module.css'

/** Minutes that have a bar of their own; the last bar holds all that is later. */
const LAST = 30
const EACH = Array.from({ length: LAST + 1 }, (_, minute) => ({ from: minute, to: minute === LAST ? null : minute }))
const sayMinute = ({ from, to }: Pick<LateBand, 'from' | 'to'>) => (to === null ? `${from}+` : String(from))
const TICKS = ['1', '5', '10', '15', '20', '25', `${LAST}+`]

/**
 * How late appointments started over a period: minute by minute as a picture, in bands and minutes as tables. Most start on the minute, and a bar
 * of them would leave no height for the others: it is a number.
 */
export function HowLateOver({ total, within }: { total: Tally; within: string }) {
  const minutes = lateBands(total, EACH)
  const others = minutes.slice(1).map(({ onTime, late, ...minute }) => ({ x: sayMinute(minute), onTime, late }))
  const onTheMinute = allOf(minutes.slice(0, 1))
  const said = `${onTheMinute} of ${total.seen} on the minute, the others in the picture. Striped is late, by more than ${within}`
  return (
    <Chart name="How late appointments started" said={said} bars={onTheMinute < total.seen ? others : []} label="Minutes late" ticks={TICKS}>
      <Minutes rows={lateBands(total)} say={sayBand} total={total} />
      <details className={styles.details}>
        <summary>Minute by minute</summary>
        <Minutes rows={minutes.filter((minute) => allOf([minute]) > 0)} say={sayMinute} total={total} />
      </details>
    </Chart>
  )
}

const allOf = (bands: readonly LateBand[]) => bands.reduce((sum, { onTime, late }) => sum + onTime + late, 0)

function Minutes({ rows, say, total }: { rows: readonly LateBand[]; say: (band: LateBand) => string; total: Tally }) {
  return (
    <table className={styles.table}>
      <thead>
        <Heads heads={['Minutes late', '>Appointments', '>Of them late']} />
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.from}>
            <th scope="row">{say(row)}</th>
            <td className={styles.right}>
              <Count figure={lateFigure(row)} tally={total} />
            </td>
            <td className={styles.right}>
              <Count figure={lateFigure(row, 'over')} tally={total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
