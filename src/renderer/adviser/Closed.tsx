import { queueForDesk } from '#domain/queue/callingOrder.ts'
import type { Day, Desk } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { sayDesk } from '#renderer/staff/desks/sayDesk.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import type { AtDesk } from './useDesk.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import styles from './Adviser.module.css'

export function Closed({ state, day, desk, hand }: AtDesk) {
  const centre = useTheCentre()
  const waiting = queueForDesk(state, day, desk.id, hand.now).length
  return (
    <div className={styles.quiet}>
      <h3 className={styles.service}>{sayState(day, desk, hand.now, centre.timeZone())}</h3>
      <p>
        {waiting === 0
          ? 'Nobody waits whom it can see.'
          : `${waiting} ${waiting === 1 ? 'person waits' : 'people wait'} whom ${inSentence(desk.label)} can see.`}
      </p>
    </div>
  )
}

/** "Desk 1 is on a break until 12:45pm", "Desk 1: closed at 5pm". */
function sayState(day: Day, desk: Desk, now: Instant, zone: string): string {
  const words = sayDesk(day, desk, now, zone)
  const inside = words.charAt(0).toLowerCase() + words.slice(1)
  return desk.isOpen ? `${desk.label} is ${inside}` : `${desk.label}: ${inside}`
}
