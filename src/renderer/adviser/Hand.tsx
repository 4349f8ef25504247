import { useEffect } from 'react'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Called, CalledKeys } from './Called.tsx'
import { Closed } from './Closed.tsx'
import { First } from './First.tsx'
import { Next, NextKeys } from './Next.tsx'
import { Nobody } from './Nobody.tsx'
import { Seeing } from './Seeing.tsx'
import { ToLookAt } from '#renderer/staff/ToLookAt.tsx'
import { useFinish } from '#renderer/staff/atDesk/useFinish.ts'
import type { AtDesk } from './useDesk.ts'
import styles from './Adviser.module.css'

/** The person in hand. The primary button is the same one in every state: it stays where it is, in focus, and changes its words. */
export function Hand(at: AtDesk) {
  const { hand, desk } = at
  const { standing } = hand
  const finish = useFinish({ state: at.state, desk: desk.id, visit: standing.is === 'seeing' ? standing.visit : null, now: hand.now, ask: hand.ask })
  const who = 'visit' in standing ? standing.visit.id : null
  // Whatever comes next, the primary button is ready for Enter, unless somebody types, reads a dialog or goes through a list.
  useEffect(() => {
    if (!document.activeElement?.closest('input, select, [data-rows], [role=dialog]')) hand.first.current?.focus()
  }, [standing.is, who, hand.first])
  return (
    <Panel title={standing.is === 'closed' ? `${desk.label} sees nobody now` : 'In hand'} hidden look="wide">
      <div className={styles.hand}>
        <ToLookAt desk={desk.id} />
        {standing.is === 'closed' && <Closed {...at} />}
        {standing.is === 'nobody' && <Nobody {...at} />}
        {standing.is === 'next' && <Next {...at} visit={standing.visit} byHand={standing.byHand} />}
        {standing.is === 'called' && <Called {...at} visit={standing.visit} />}
        {standing.is === 'seeing' && <Seeing {...at} visit={standing.visit} since={standing.since} finish={finish} />}
      </div>
      <First {...at} finish={finish}>
        {standing.is === 'next' && <NextKeys {...at} visit={standing.visit} byHand={standing.byHand} />}
        {standing.is === 'called' && <CalledKeys {...at} visit={standing.visit} />}
      </First>
    </Panel>
  )
}
