import type { FormEvent } from 'react'
import { useState } from 'react'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Bottom } from '#renderer/staff/Bottom.tsx'
import { Top } from '#renderer/staff/Top.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import styles from './Begin.module.css'

/** So long customer cards are kept, unless a centre says otherwise. */
const CARDS_KEPT_DAYS = 30
const LONGEST_NAME = 60

/**
 * A team lead sets their own centre up. Another team lead who does it ends this screen too, unless this window said `stay(true)` before it
 * wrote; `stay(false)` goes on to the team lead's screen.
 */
export function SetUp({ stay }: { stay: (now: boolean) => void }) {
  const centre = useTheCentre()
  const { centreName } = useCentre((view) => view.device)
  const [name, setName] = useState(centreName)
  const [said, setSaid] = useState<string | null>(null)
  const save = async () => {
    if (name.trim() === '') return setSaid('Type the name of your centre first.')
    const body = { name: name.trim(), timeZone: 'Europe/London', demo: false, cardsKeptDays: CARDS_KEPT_DAYS }
    stay(true)
    const acted = await centre.act({ type: 'setUp', event: 'centreSetUp', body })
    stay(false)
    if (!('done' in acted)) setSaid('fault' in acted ? acted.fault : acted.sentence)
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <Screen columns="one" head={<Top name="Set up our centre" />} foot={<Bottom />}>
      <Panel title="Your centre" look="wide">
        <form className={styles.form} onSubmit={submitted}>
          <Field label="What is your centre called?" value={name} maxLength={LONGEST_NAME} onChange={setName} first />
          <Refused>{said}</Refused>
          <div>
            <Button look="first" keyName="Enter" onPress={() => void save()}>
              Save and go on
            </Button>
          </div>
        </form>
      </Panel>
    </Screen>
  )
}
