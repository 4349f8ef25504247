import { useEffect, useRef } from 'react'
import type { CentreState } from '#domain/centre/state.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { TheirWait } from '#renderer/staff/estimates/TheirWait.tsx'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { Story } from '#renderer/staff/Story.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import styles from './Lead.module.css'

/** One visit: where they are, and all that happened, with who and why. */
export function OneVisit({ visit, state, onClose }: { visit: Visit; state: CentreState; onClose: () => void }) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const story = useRef<HTMLDivElement>(null)
  useKey('Escape', 'Back to the list', onClose)
  useEffect(() => story.current?.focus(), [])
  const name = visit.ticket ?? 'No number'
  const when = visit.day === centre.today() ? '' : `${sayDay(visit.day)}. `
  const title = visit.enquiries.length > 0 ? `${name}, ${serviceName(state, visit)}` : name
  return (
    <Panel title={title} aside={`${when}${sayWhere(state, visit, zone)}. Esc goes back`} grow>
      <TheirWait visit={visit} />
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Its story" ref={story}>
        <Story visit={visit} state={state} reasons />
      </div>
    </Panel>
  )
}
