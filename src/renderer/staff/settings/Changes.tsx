import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayChange } from './sayChange.ts'
import styles from './Settings.module.css'

/** Who changed what and when, latest first, and what it was before. */
export function Changes() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const zone = centre.timeZone()
  const today = centre.today()
  if (state.changes.length === 0) return <p>Nothing was changed since the centre was set up.</p>
  return (
    <ul className={styles.stack} aria-label="Changes">
      {state.changes.toReversed().map((change) => {
        const date = businessDay(change.at, zone) === today ? '' : `${sayDate(change.at, zone)}, `
        const who = change.by === null ? 'Somebody at a team lead’s screen' : (state.staff.get(change.by)?.name ?? 'Somebody')
        return (
          <li key={change.event}>
            <b>
              {date}
              {sayTime(change.at, zone)}, {who}:
            </b>{' '}
            {sayChange(state, change)}
          </li>
        )
      })}
    </ul>
  )
}
