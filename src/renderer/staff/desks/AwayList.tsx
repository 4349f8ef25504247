import { dayOf } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { appointmentsLeft, needSomebody } from '#domain/people/awayToday.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import { Note } from '#renderer/ui/Note.tsx'
import styles from './Desks.module.css'

/** For the welcome desk: "Desk 2 is away today: 3 appointments need somebody." Nothing, once they all have. */
export function AwayNotes() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  return needSomebody(state, dayOf(state, centre.today()), now).map(({ desk, appointments }) =>
    appointments.length === 0 ? null : (
      <Note key={desk}>
        {deskLabel(state, desk)} is away today: {appointments.length === 1 ? '1 appointment needs' : `${appointments.length} appointments need`} somebody. See
        More, Desks.
      </Note>
    ),
  )
}

/** The appointments at a desk that is away today, by their time: somebody has to see each of them, or tell them. */
export function AwayList({ desk }: { desk: DeskId }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const day = dayOf(state, centre.today())
  const left = appointmentsLeft(state, day, desk, now)
  if (left.length === 0) return <p>No appointment of it is to come.</p>
  return (
    <section aria-label="Appointments that need somebody">
      <h3>{left.length === 1 ? '1 appointment needs somebody' : `${left.length} appointments need somebody`}</h3>
      <ul className={styles.left}>
        {left.map(({ id, at, service, visit }) => (
          <li key={id}>
            <b>{sayTime(at, centre.timeZone())}</b> {state.services.get(service)?.name ?? service}
            {', '}
            {visit === null ? 'not here yet' : `here with number ${day.visits.get(visit)?.ticket ?? 'to come'}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
