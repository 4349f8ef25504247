import { stillTold } from '#domain/delays/stillTold.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { SeeNow } from './SeeNow.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import { serviceName } from '#renderer/staff/says.ts'
import { toSay } from './words.ts'
import { PrintSlip } from './PrintSlip.tsx'
import styles from './Welcome.module.css'

/** The number just given, large, with what to say, until the next person is greeted. */
export function Given({ visit, desk }: { visit: Visit; desk: WelcomeDesk }) {
  if (visit.ticket === null) return <p className={styles.guide}>Their number was taken back.</p>
  const told = stillTold(desk.day, visit).at(-1)
  return (
    <>
      <p className={styles.soft}>Number given</p>
      <p className={styles.number} data-given={visit.ticket}>
        <bdi>{visit.ticket}</bdi>
      </p>
      <h3 className={styles.service}>{serviceName(desk.state, visit)}</h3>
      <blockquote className={styles.quote} role="status">
        “{toSay(visit.ticket, visit.callBy, told ?? null, told?.at ?? 0, desk.zone)}”
      </blockquote>
      <PrintSlip visit={visit.id} />
      {visit.situation.is === 'waiting' && <SeeNow visit={visit} desk={desk} />}
    </>
  )
}
