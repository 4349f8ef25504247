import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { IfLonger } from './IfLonger.tsx'
import { Risk } from './Risk.tsx'
import type { AtDesk } from './useDesk.ts'
import type { Finish } from '#renderer/staff/atDesk/useFinish.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import { useComeAndGet } from '#renderer/staff/ComeAndGet.tsx'
import { hasNeeds, NEEDS_ID } from './Who.tsx'
import styles from './Adviser.module.css'

type Action = { words: string; run: () => void; locked?: string | null }

/** The primary button, its neighbours, and what came of a press that was not simply done: a no, or a question in its place. */
export function First({ children, finish, ...at }: AtDesk & { finish: Finish; children: ReactNode }) {
  const { hand } = at
  const { asking } = hand
  const next = hand.standing.is === 'next' ? hand.standing.visit : null
  const fetching = useComeAndGet(actionOf(at, finish), asking ? null : next)
  const { words, run, locked = null } = asking ? { words: asking.first.words, run: () => hand.answer(asking.first.does) } : fetching
  useKey('Escape', 'Back to the main button', () => hand.first.current?.focus())
  useKey(asking ? 'Escape' : null, 'Leave it', () => hand.answer(null))
  return (
    <div className={styles.end}>
      {next && <Risk {...at} visit={next} />}
      {hand.standing.is === 'seeing' && <IfLonger {...at} />}
      {fetching.going}
      <Refused>{asking?.sentence ?? hand.said}</Refused>
      <div className={styles.acts}>
        <Button look="first" keyName="Enter" ref={hand.first} onPress={run} locked={locked} describedBy={next && hasNeeds(next) ? NEEDS_ID : undefined}>
          {words}
        </Button>
        <div className={styles.others}>
          {asking
            ? asking.others.map(({ keyName, words: other, does, chosen }) => (
                <Button key={keyName} keyName={keyName} capFirst pressed={chosen} onPress={() => hand.answer(does)}>
                  {other}
                </Button>
              ))
            : children}
        </div>
      </div>
    </div>
  )
}

function actionOf({ desk, hand }: AtDesk, finish: Finish): Action {
  const { standing, ask } = hand
  switch (standing.is) {
    case 'closed':
      return { words: `Open ${inSentence(desk.label)}`, run: () => void ask({ type: 'openDesk', desk: desk.id }) }
    case 'nobody':
      return { words: 'Call next', run: () => undefined, locked: 'when somebody waits' }
    case 'next': {
      const { id, ticket, situation } = standing.visit
      if (situation.is === 'onHold') return { words: `Take ${ticket} off hold`, run: () => void ask({ type: 'takeOffHold', visit: id }) }
      return { words: `Call ${ticket} to ${inSentence(desk.label)}`, run: () => void ask({ type: 'call', desk: desk.id, visit: id }) }
    }
    case 'called':
      return { words: 'They are here', run: () => void ask({ type: 'start', desk: desk.id, visit: standing.visit.id }) }
    case 'seeing':
      return { words: `Finish ${standing.visit.ticket ?? ''}`, run: finish.run, locked: finish.outcome === null ? 'say what happens next' : null }
  }
}
