import { stillTold } from '#domain/delays/stillTold.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { SeeNow } from './SeeNow.tsx'
import type { Saving } from './inHand.ts'
import type { WelcomeDesk } from './useWelcome.ts'
import { serviceName } from '#renderer/staff/says.ts'
import { toSay } from './words.ts'
import { PrintSlip } from './PrintSlip.tsx'
import styles from './Welcome.module.css'

/** The number just given, large, with what to say, until the next person is greeted. All stays where it is when it is saved. */
export function Given({ visit, saving, desk }: { visit: Visit; saving: Saving | null; desk: WelcomeDesk }) {
  if (saving === null && visit.ticket === null) return <p className={styles.guide}>Their number was taken back.</p>
  const ticket = saving ? saving.ticket : visit.ticket
  const told = stillTold(desk.day, visit).at(-1)
  const say = saving || ticket === null ? saving?.say : toSay(ticket, visit.callBy, told ?? null, told?.at ?? 0, desk.zone)
  return (
    <>
      <p className={styles.soft}>{saving ? 'Saving the number' : 'Number given'}</p>
      <p className={styles.number} data-given={saving ? undefined : ticket}>
        <bdi>{ticket ?? '…'}</bdi>
      </p>
      <h3 className={styles.service}>{saving ? desk.state.services.get(saving.service)?.name : serviceName(desk.state, visit)}</h3>
      <blockquote className={styles.quote} role="status">
        {say && `“${say}”`}
      </blockquote>
      <PrintSlip visit={visit.id} ready={!saving} />
      {!saving && visit.situation.is === 'waiting' && <SeeNow visit={visit} desk={desk} />}
    </>
  )
}
