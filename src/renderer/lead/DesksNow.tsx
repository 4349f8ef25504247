import type { Desk } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import { wholeMinutes } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { AtLead } from './groups.ts'
import styles from './Lead.module.css'

/** Each desk: whom it sees and for how long, or since when it is closed. */
export function DesksNow(at: AtLead) {
  const desks = [...at.state.desks.values()].filter((desk) => desk.inUse)
  return (
    <Panel title="Desks now" aside={`${desks.filter((desk) => desk.isOpen).length} of ${desks.length} open`} grow>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Desks">
        <table className={styles.table}>
          <thead className={styles.unseen}>
            <tr>
              <th scope="col">Desk</th>
              <th scope="col">State</th>
              <th scope="col">For</th>
            </tr>
          </thead>
          <tbody>
            {desks.map((desk) => (
              <DeskRow key={desk.id} desk={desk} {...at} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function DeskRow({ desk, day, now }: AtLead & { desk: Desk }) {
  const zone = useTheCentre().timeZone()
  const visit = visitAtDesk(day, desk.id)
  const { situation } = visit ?? {}
  const since =
    situation?.is === 'called' ? situation.at : situation?.is === 'beingSeen' ? situation.at.find((seat) => seat.desk === desk.id)?.since : undefined
  const words = visit
    ? `${situation?.is === 'called' ? 'Called' : 'Seeing'} ${visit.ticket ?? ''}`
    : desk.isOpen
      ? 'Free'
      : desk.changedAt === null
        ? 'Not opened'
        : `Closed at ${sayTime(desk.changedAt, zone)}`
  return (
    <tr>
      <th scope="row">{desk.label}</th>
      <td className={visit || desk.isOpen ? '' : styles.soft}>{words}</td>
      <td className={styles.right}>{since === undefined ? '' : `${wholeMinutes(since, now)} min`}</td>
    </tr>
  )
}
