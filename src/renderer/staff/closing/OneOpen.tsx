import { useState } from 'react'
import type { AtClosing, VisitId, WhyKeptOpen } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { serviceName } from '#renderer/staff/says.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './Closing.module.css'
import { ANSWERS, WHY_OPEN } from './words.ts'

type Answer = { type: 'endAtClosing'; visit: VisitId; as: AtClosing } | { type: 'keepOpen'; visit: VisitId; why: WhyKeptOpen }

/** The one in hand: what became of them, by digit, or why they stay open. */
export function OneOpen({ visit, onAnswer }: { visit: Visit; onAnswer: (answer: Answer) => void }) {
  const state = useCentre((view) => view.state)
  const [keeping, keep] = useState(false)
  return (
    <div className={styles.hand} role="group" aria-label={`What became of ${visit.ticket ?? 'this person'}?`}>
      <p>
        <b className={styles.number}>
          <bdi>{visit.ticket ?? '–'}</bdi>
        </b>{' '}
        {serviceName(state, visit)}. {keeping ? 'Why do they stay open overnight?' : 'What became of them?'}
      </p>
      <div className={styles.answers}>
        {keeping
          ? WHY_OPEN.map(({ why, words }, i) => (
              <Button key={why} keyName={String(i + 1)} onPress={() => onAnswer({ type: 'keepOpen', visit: visit.id, why })}>
                {words}
              </Button>
            ))
          : ANSWERS.map(({ as, words }, i) => (
              <Button key={as} keyName={String(i + 1)} onPress={() => onAnswer({ type: 'endAtClosing', visit: visit.id, as })}>
                {words}
              </Button>
            ))}
        <Button keyName="6" pressed={keeping} onPress={() => keep(!keeping)}>
          Keep open
        </Button>
      </div>
    </div>
  )
}
