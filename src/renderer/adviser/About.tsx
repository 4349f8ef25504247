import { waitingMinutes } from '#domain/queue/waits.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'
import { TheirWait } from '#renderer/staff/estimates/TheirWait.tsx'
import { Story } from '#renderer/staff/Story.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { PersonKeys } from './PersonKeys.tsx'
import type { AtDesk } from './useDesk.ts'
import { useExplained } from './useExplained.ts'
import styles from './Adviser.module.css'

/** Somebody chosen who is not in hand: where they are, what happened, and what can be said of them. Nothing is final on the day. */
export function About({ visit, ...at }: AtDesk & { visit: Visit }) {
  const { state, hand } = at
  const zone = useTheCentre().timeZone()
  const why = useExplained(at).find((one) => one.visit.id === visit.id)
  useKey('Escape', 'Back to the list', () => hand.choose(null))
  const waits = visit.situation.is === 'waiting' ? `, ${sayMinutes(waitingMinutes(visit, hand.now))}` : ''
  const place = sayPlace(state, visit, hand.now, zone)
  return (
    <Panel title={`${visit.ticket ?? 'No number'}, ${serviceName(state, visit)}`} aside="Esc goes back" grow>
      <p>
        {sayWhere(state, visit, zone)}
        {waits}
        {place && `. ${place}`}
      </p>
      {why && <p>{why.sentence}</p>}
      <TheirWait visit={visit} />
      <div className={styles.state}>
        <PersonKeys hand={hand} visit={visit} />
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="What happened">
        <Story visit={visit} state={state} />
      </div>
    </Panel>
  )
}
