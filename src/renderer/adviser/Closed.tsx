import { queueForDesk } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import type { AtDesk } from './useDesk.ts'
import styles from './Adviser.module.css'

export function Closed({ state, day, desk, hand }: AtDesk) {
  const centre = useTheCentre()
  const waiting = queueForDesk(state, day, desk.id, hand.now).length
  return (
    <div className={styles.quiet}>
      <h3 className={styles.service}>{desk.label} is closed</h3>
      <p>
        {desk.changedAt !== null && `Since ${sayTime(desk.changedAt, centre.timeZone())}. `}
        {waiting === 0
          ? 'Nobody waits whom it can see.'
          : `${waiting} ${waiting === 1 ? 'person waits' : 'people wait'} whom ${inSentence(desk.label)} can see.`}
      </p>
    </div>
  )
}
