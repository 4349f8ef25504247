import { stands } from '#domain/appointments/stands.ts'
import { queueForDesk } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import type { AtDesk } from './useDesk.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import styles from './Adviser.module.css'

/** One sentence, and the next useful thing. */
export function Nobody({ state, day, desk, hand }: AtDesk) {
  const zone = useTheCentre().timeZone()
  const early = queueForDesk(state, day, desk.id, hand.now)[0]
  const coming = [...day.appointments.values()]
    .filter((one) => one.visit === null && stands(one) && one.at >= hand.now && (one.desk ?? desk.id) === desk.id && desk.services.includes(one.service))
    .sort((a, b) => a.at - b.at)[0]
  const next = early?.appointmentAt
    ? `${early.ticket} is here for ${sayTime(early.appointmentAt, zone)}.`
    : coming
      ? `Next appointment ${sayTime(coming.at, zone)}.`
      : 'No appointment is to come today.'
  return (
    <div className={styles.quiet}>
      <h3 className={styles.service}>Nobody is waiting whom {inSentence(desk.label)} can see now</h3>
      <p>{next}</p>
    </div>
  )
}
