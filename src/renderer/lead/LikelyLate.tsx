import type { CentreState, Day } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { sayService } from '#renderer/staff/appointments/words.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { AtDay } from './view.ts'
import styles from './Lead.module.css'

/** Appointments that will probably begin late, before anybody has to be told or was: there is still time to send a colleague. */
export function LikelyLate({ state, day, zone }: AtDay) {
  const { likely, prompts } = useDelays()
  const toTell = new Set(prompts.map(({ visit }) => visit))
  const isTold = (id: string) => {
    const visit = day.visits.get(id)
    return visit !== undefined && promisedTo(state, day, visit) !== null
  }
  const rows = [...likely].filter((id) => !toTell.has(id) && !isTold(id)).flatMap((id) => bookedOf(state, day, id) ?? [])
  if (rows.length === 0) return null
  return (
    <Panel title={`${rows.length} likely late`} look="tight">
      <ul className={styles.tell}>
        {rows
          .toSorted((a, b) => a.at - b.at)
          .map(({ id, at, where, isHere, ticket }) => (
            <li key={id}>
              <span>
                <b>{sayTime(at, zone)}</b> {where}: {!isHere ? 'not here yet' : ticket === null ? 'without a number' : 'number '}
                {ticket !== null && <bdi>{ticket}</bdi>}
              </span>
            </li>
          ))}
      </ul>
    </Panel>
  )
}

type Booked = { id: string; at: number; where: string; isHere: boolean; ticket: string | null }

/** Its time, what it is for and at which desk, and the number of its customer where they are here. */
function bookedOf(state: CentreState, day: Day, id: string): Booked | null {
  const visit = day.visits.get(day.appointments.get(id)?.visit ?? id)
  const booked = day.appointments.get(visit?.appointment ?? id)
  const at = visit?.appointmentAt ?? booked?.at
  if (at === undefined) return null
  const where = booked ? [sayService(state, booked), booked.desk && deskLabel(state, booked.desk)].filter(Boolean).join(', ') : 'appointment'
  return { id, at, where, isHere: visit !== undefined, ticket: visit?.ticket ?? null }
}
