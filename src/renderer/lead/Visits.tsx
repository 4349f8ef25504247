import { waitedMinutes, waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { AtLead, Show } from './groups.ts'
import { GROUPS, visitsOf } from './groups.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import styles from './Lead.module.css'

/** The visits behind the chosen figure, live. */
export function Visits({ show, ...at }: AtLead & { show: Show; onShow: (show: Show) => void }) {
  const visits = visitsOf(at, show)
  return (
    <Panel
      title={`${visits.length} ${GROUPS[show].title}`}
      aside={show === 'now' || show === 'waiting' ? 'the queue first, in calling order' : 'latest first'}
      grow
    >
      {visits.length === 0 ? (
        <p>Nobody.</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label="Visits">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">What for</th>
                <th scope="col">Came</th>
                <th scope="col">Due</th>
                <th scope="col">Called</th>
                <th scope="col" className={styles.right}>
                  Wait
                </th>
                <th scope="col">Where</th>
              </tr>
            </thead>
            <tbody>
              {visits.map((visit) => (
                <VisitRow key={visit.id} visit={visit} {...at} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function VisitRow({ visit, state, now }: AtLead & { visit: Visit }) {
  const zone = useTheCentre().timeZone()
  const time = (at: number | null | undefined) => (at === null || at === undefined ? '' : sayTime(at, zone))
  const waited = waitedMinutes(visit) ?? (visit.situation.is === 'waiting' ? waitingMinutes(visit, now) : null)
  return (
    <tr>
      <th scope="row">
        <bdi>{visit.ticket ?? '–'}</bdi>
      </th>
      <td>{visit.enquiries.length > 0 ? serviceName(state, visit) : ''}</td>
      <td>{time(visit.arrivedAt)}</td>
      <td>{time(visit.appointmentAt)}</td>
      <td>{time(visit.calls[0]?.at)}</td>
      <td className={styles.right}>{waited === null ? '' : `${waited} min`}</td>
      <td>
        {sayWhere(state, visit, zone)}
        {visit.enteredAt !== null && `, entered later at ${sayTime(visit.enteredAt, zone)}`}
        {visit.corrections.length > 0 && ', put right'}
      </td>
    </tr>
  )
}
