import type { Day } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
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
  const rows = [...likely].filter((id) => !toTell.has(id) && !isTold(id)).flatMap((id) => bookedOf(day, id) ?? [])
  if (rows.length === 0) return null
  return (
    <Panel title={`${rows.length} likely late`} look="tight">
      <ul className={styles.tell}>
        {rows
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, ticket }) => (
            <li key={`${at} ${ticket}`}>
              <span>
                <b>{sayTime(at, zone)}</b> appointment, {ticket === null ? 'not here yet' : <bdi>{ticket}</bdi>}
              </span>
            </li>
          ))}
      </ul>
    </Panel>
  )
}

/** Its time, and the number of its customer where they are here. */
function bookedOf(day: Day, id: string): { at: number; ticket: string | null } | null {
  const visit = day.visits.get(id)
  const at = visit?.appointmentAt ?? day.appointments.get(id)?.at
  return at === undefined ? null : { at, ticket: visit?.ticket ?? null }
}
