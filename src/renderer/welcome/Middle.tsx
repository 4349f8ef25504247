import type { Visit } from '#domain/visit/visit.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { line } from './atTheDoor.ts'
import { Find } from './Find.tsx'
import { Given } from './Given.tsx'
import { GiveForm } from './GiveForm.tsx'
import { Opened } from './Opened.tsx'
import type { ServiceSearch } from './serviceSearch.ts'
import type { WelcomeDesk } from './useWelcome.ts'
import { toSay } from './words.ts'
import styles from './Welcome.module.css'

type First = { words: string; run: () => void; say?: string | undefined }

/** The person in hand. Its one primary button stays where it is and changes its words. */
export function Middle({ desk, search }: { desk: WelcomeDesk; search: ServiceSearch }) {
  const { shown } = desk
  const about = shown.is === 'opened' || shown.is === 'given' ? desk.day.visits.get(shown.visit) : undefined
  const opened = shown.is === 'opened' ? about : undefined
  const chosen = desk.draft.service === null || !desk.hand ? undefined : desk.state.services.get(desk.draft.service)
  const first = firstAction(desk, opened, search)
  const giving = !opened && shown.is !== 'finding' && chosen
  useKey(opened || shown.is === 'finding' ? 'Escape' : giving ? 'Escape' : null, 'Back', giving ? desk.notChosen : desk.close)
  return (
    <Panel title={opened ? 'This person' : shown.is === 'finding' ? 'Find someone' : 'Their number'} hidden={shown.is !== 'finding'}>
      <div className={styles.body}>
        {opened ? (
          <Opened visit={opened} desk={desk} />
        ) : shown.is === 'finding' ? (
          <Find desk={desk} />
        ) : giving ? (
          <GiveForm service={giving} desk={desk} />
        ) : shown.is === 'given' && about ? (
          <Given visit={about} desk={desk} />
        ) : (
          <Guide desk={desk} />
        )}
      </div>
      <div className={styles.end}>
        {first.say && <blockquote className={styles.quote}>“{first.say}”</blockquote>}
        <Refused>{desk.said}</Refused>
        <Button look="first" keyName="Enter" label="The button in petrol" ref={desk.first} onPress={first.run}>
          {first.words}
        </Button>
      </div>
    </Panel>
  )
}

/** What Enter does now. */
function firstAction(desk: WelcomeDesk, opened: Visit | undefined, search: ServiceSearch): First {
  const { draft, hand, shown, state } = desk
  const number = opened?.ticket ?? 'this person'
  if (opened?.situation.is === 'away' || opened?.situation.is === 'left') return { words: `${number} is here`, run: () => void desk.ask({ type: 'bringBack', visit: opened.id }) }
  if (opened?.situation.is === 'onHold') return { words: `Take ${number} off hold`, run: () => void desk.ask({ type: 'takeOffHold', visit: opened.id }) }
  if (opened || shown.is === 'finding') return { words: 'Back to the door', run: desk.close }
  const chosen = draft.service === null || !hand ? undefined : state.services.get(draft.service)
  if (chosen?.elsewhere) return { words: 'Told them who helps', run: () => desk.answeredHere(chosen.id) }
  if (chosen) return { words: draft.ticket ? `Give number ${draft.ticket}` : 'Give a number', run: desk.give, say: draft.ticket ? toSay(draft.ticket, draft.callBy) : undefined }
  const best = draft.text.trim() ? search(draft.text)[0] : undefined
  if (best) return { words: `Choose ${best.name}`, run: () => desk.choose(best.id) }
  const words = line(desk.day).length > 0 ? 'Greet the first in line' : hand ? 'Greet someone else' : 'Greet the next person'
  return { words, run: desk.greet }
}

/** Nothing chosen: one sentence and the next useful thing. */
function Guide({ desk }: { desk: WelcomeDesk }) {
  const text = desk.hand
    ? 'Type what they say, then press Enter on the service. Or press the digit of one they ask for most.'
    : 'Nobody is at the desk. Press Enter when you greet somebody.'
  return <p className={styles.guide}>{text}</p>
}
