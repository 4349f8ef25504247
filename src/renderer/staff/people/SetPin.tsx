import { useEffect, useState } from 'react'
import type { Staff } from '#domain/centre/state.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { hasPin, pinsOf } from './pins.ts'

/** One's own PIN: a new one, another one, or none any more. */
export function SetPin({ person, onBack }: { person: Staff; onBack: () => void }) {
  const centre = useTheCentre()
  // null: not known yet. A field that came in above the one in use would take the keys away from it.
  const [has, setHas] = useState<boolean | null>(null)
  const [old, setOld] = useState('')
  const [pin, setPin] = useState('')
  const [said, say] = useState<string | null>(null)
  useKey('Escape', 'Back', onBack)
  useEffect(() => void hasPin(centre, person.id).then(setHas), [centre, person.id])
  const set = async (next: string | null) => {
    if (next !== null && !/^\d{4,8}$/.test(next)) return say('A PIN has 4 to 8 digits and nothing else.')
    const answer = await pinsOf(centre)?.setPin(person.id, next, has ? old : null)
    if (answer && 'sentence' in answer) say(answer.sentence)
    else onBack()
  }
  return (
    <Panel title={`PIN of ${person.name}`} aside="Esc goes back">
      <p>A PIN is asked when you choose your name, so that nobody works in your name. You can go without.</p>
      {has !== null && (
        <>
          {has && <Field first label="Your PIN now" type="password" maxLength={8} value={old} onChange={setOld} />}
          <Field first={!has} label="New PIN, 4 to 8 digits" type="password" maxLength={8} value={pin} onChange={setPin} />
          <Refused>{said}</Refused>
          <Button look="first" keyName="Enter" onPress={() => void set(pin)}>
            Save this PIN
          </Button>
          {has && (
            <Button keyName="X" onPress={() => void set(null)}>
              No PIN any more
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}
