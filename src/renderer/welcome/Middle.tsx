import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Find } from './Find.tsx'
import { Given } from './Given.tsx'
import { GiveForm } from './GiveForm.tsx'
import { Opened } from './Opened.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import styles from './Welcome.module.css'

/** Where the button finds what to say before it is pressed. */
const TO_SAY = 'what-to-say'

/** The person in hand. Its one primary button stays where it is and changes its words. */
export function Middle({ desk }: { desk: WelcomeDesk }) {
  const { shown, primary } = desk
  const about = shown.is === 'opened' || shown.is === 'given' ? desk.day.visits.get(shown.visit) : undefined
  const opened = shown.is === 'opened' ? about : undefined
  const chosen = desk.draft.service === null || !desk.hand ? undefined : desk.state.services.get(desk.draft.service)
  const giving = !opened && shown.is !== 'finding' && chosen
  useKey(opened || shown.is === 'finding' ? 'Escape' : giving ? 'Escape' : null, 'Back', giving ? desk.notChosen : desk.close)
  return (
    <Panel title={opened ? 'This person' : shown.is === 'finding' ? 'Find someone' : 'Their number'} hidden={shown.is !== 'finding'}>
      <div className={styles.body}>
        {opened ? (
          <Opened key={opened.id} visit={opened} named={shown.is === 'opened' && shown.named} desk={desk} />
        ) : shown.is === 'finding' ? (
          <Find desk={desk} />
        ) : giving ? (
          <GiveForm service={giving} desk={desk} />
        ) : shown.is === 'given' && about ? (
          <Given key={about.id} visit={about} saving={desk.going === about.id ? shown.saving : null} desk={desk} />
        ) : (
          <Guide desk={desk} />
        )}
      </div>
      <div className={styles.end}>
        {primary.say && (
          <blockquote className={styles.quote} id={TO_SAY}>
            “{primary.say}”
          </blockquote>
        )}
        <Refused>{desk.said}</Refused>
        <Button look="first" keyName="Enter" ref={desk.first} onPress={desk.enter} describedBy={primary.say && TO_SAY}>
          {primary.words}
        </Button>
      </div>
    </Panel>
  )
}

/** Nothing chosen: one sentence and the next useful thing. */
function Guide({ desk }: { desk: WelcomeDesk }) {
  const text = desk.going
    ? 'Saving.'
    : desk.hand
      ? 'Type what they say, then press Enter on the service. Or press the digit of one they ask for most.'
      : 'Nobody is at the desk. Press Enter when you greet somebody.'
  return <p className={styles.guide}>{text}</p>
}
