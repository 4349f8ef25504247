import type { ReactNode } from 'react'
import type { Of } from '#domain/lead/dimensions.ts'
import type { AppointmentRow, VisitRow } from '#domain/lead/record.ts'
import type { Instant } from '#domain/instant.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Unseen } from '#renderer/ui/Panel.tsx'
import { goThrough } from './goThrough.ts'
import type { Names } from './groupWords.ts'
import { sayKey } from './groupWords.ts'
import { OUTCOMES } from './periodWords.ts'
import { Promised } from './Promised.tsx'
import type { AskedStory } from './StoryOfDay.tsx'
import { CAUSE_IN_SHORT } from './words.ts'
import { Heads } from './Heads.tsx'
import styles from './Period.module.css'

type RowsProps<Row> = { rows: readonly Of<Row>[]; names: Names; onTell: (story: AskedStory) => void }

/** Appointments behind a figure, each with what became of its promise. */
export function AppointmentRows({ rows, names, onTell }: RowsProps<AppointmentRow>) {
  const time = useTimes()
  return (
    <Table heads={['Number', 'Day', 'Service', 'Desk', 'Due', 'Came', 'Called', '>Late', 'Why late', 'Told', 'Promise']}>
      {rows.map((row) => (
        <tr key={`${row.day} ${row.appointment}`}>
          <Opens row={row} onTell={onTell} />
          <td>{sayDay(row.day)}</td>
          <td>{sayKey(names, 'service', row.service)}</td>
          <td>{row.desk === null ? '' : sayKey(names, 'desk', row.desk)}</td>
          <td>{time(row.bookedAt)}</td>
          <td>{time(row.arrivedAt)}</td>
          <td>{time(row.calledAt)}</td>
          <td className={styles.right}>{row.lateMinutes === null ? '' : `${row.lateMinutes} min`}</td>
          <td>{row.cause === null ? '' : CAUSE_IN_SHORT[row.cause]}</td>
          <td>{row.toldAt === null ? '' : `About ${time(row.toldAt)}`}</td>
          <td>
            <Promised promise={row.promise} why={row.why} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Visits behind a figure, each with its waits and what became of it. */
export function VisitRows({ rows, names, onTell }: RowsProps<VisitRow>) {
  const time = useTimes()
  return (
    <Table heads={['Number', 'Day', 'What for', 'Desk', 'Came', '>Greeted after', '>Waited', 'What became of it']}>
      {rows.map((row) => (
        <tr key={`${row.day} ${row.visit}`}>
          <Opens row={row} onTell={onTell} />
          <td>{sayDay(row.day)}</td>
          <td>{row.service === null ? '' : sayKey(names, 'service', row.service)}</td>
          <td>{row.desk === null ? '' : sayKey(names, 'desk', row.desk)}</td>
          <td>{time(row.arrivedAt)}</td>
          <td className={styles.right}>{row.greetedAfter === null ? '' : `${Math.floor(row.greetedAfter / 60)} min`}</td>
          <td className={styles.right}>{row.waitedMinutes === null ? '' : `${row.waitedMinutes} min`}</td>
          <td>
            {row.leftBeforeCalled ? 'Left before being called' : OUTCOMES[row.outcome]}
            {row.referrals > 0 && ', referred'}
            {row.enteredLater && ', entered later from paper'}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function useTimes(): (at: Instant | null) => string {
  const zone = useTheCentre().timeZone()
  return (at) => (at === null ? '' : sayTime(at, zone))
}

/** A head that begins with ">" stands over numbers. */
function Table({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    <table className={`${styles.table} ${styles.behind}`}>
      <thead>
        <Heads heads={heads} />
      </thead>
      <tbody onKeyDown={goThrough}>{children}</tbody>
    </table>
  )
}

type OpensProps = { row: Of<{ visit: string | null; ticket: string | null }>; onTell: (story: AskedStory) => void }

/** The number, which opens the story; who never came has none. */
function Opens({ row: { day, visit, ticket }, onTell }: OpensProps) {
  const number = <bdi>{ticket ?? (visit === null ? '–' : 'No number')}</bdi>
  return (
    <th scope="row">
      {visit === null ? (
        number
      ) : (
        <button type="button" className={styles.open} data-visit={visit} onClick={() => onTell({ day, visit })}>
          <Unseen>Open </Unseen>
          {number}
        </button>
      )}
    </th>
  )
}
