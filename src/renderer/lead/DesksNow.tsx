import type { Desk } from '#domain/centre/state.ts'
import { wholeMinutes } from '#domain/instant.ts'
import { busySince, sayDesk } from '#renderer/staff/desks/sayDesk.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { AtLead } from './groups.ts'
import styles from './Lead.module.css'

/** Each desk: whom it sees and for how long, or that it is on a break, closed or away. */
export function DesksNow(at: AtLead) {
  const desks = [...at.state.desks.values()].filter((desk) => desk.inUse)
  return (
    <Panel title="Desks now" aside={`${desks.filter((desk) => desk.isOpen).length} of ${desks.length} open`} grow>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Desks">
        <table className={styles.table}>
          <thead className="unseen">
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
  const since = busySince(day, desk)
  return (
    <tr>
      <th scope="row">{desk.label}</th>
      <td className={desk.isOpen ? '' : styles.soft}>{sayDesk(day, desk, now, zone)}</td>
      <td className={styles.right}>{since === undefined ? '' : `${wholeMinutes(since, now)} min`}</td>
    </tr>
  )
}
