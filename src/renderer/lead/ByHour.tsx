import type { Group } from '#domain/lead/period.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { Chart } from './Chart.tsx'
import { Count } from './Count.tsx'
import { sayHour, sayKey } from './groupWords.ts'
import { Heads } from './Heads.tsx'
import styles from './Period.module.css'

const NO_NAMES = { services: [], desks: [] }

/** When in the day appointments start late: by the hour for which they were booked. `picture`: on a page to print its table is read out, not shown. */
export function ByHour({ groups, within, look = 'full' }: { groups: readonly Group[]; within: string; look?: 'full' | 'picture' }) {
  const hours = groups.filter(({ is }) => is.seen > 0 || is.promises > 0)
  const bars = hours.map(({ key, is }) => ({ x: sayHour(Number(key)), onTime: is.onTime, late: figuresOf(is).late }))
  return (
    <Chart name="By hour" said={`Appointments seen. Striped is late, by more than ${within}`} bars={bars} label="Booked from" numbers>
      <table className={look === 'picture' ? 'unseen' : styles.table}>
        <thead>
          <Heads heads={['Booked', '>Seen', '>Late', '>Missed']} />
        </thead>
        <tbody>
          {hours.map(({ key, is }) => (
            <tr key={key}>
              <th scope="row">{sayKey(NO_NAMES, 'hour', key)}</th>
              {(['seen', 'late', 'missed'] as const).map((figure) => (
                <td key={figure} className={styles.right}>
                  <Count figure={figure} tally={is} dimension="hour" group={key} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  )
}
