import { useState } from 'react'
import type { Staff } from '#domain/centre/state.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { whyNotPin } from './pins.ts'

/** Asked of those only who have one. */
export function EnterPin({ who, onRight, onBack }: { who: Staff; onRight: () => void; onBack: () => void }) {
  const centre = useTheCentre()
  const [pin, setPin] = useState('')
  const [said, say] = useState<string | null>(null)
  useKey('Escape', 'Back', onBack)
  const enter = async () => {
    const why = await whyNotPin(centre, who.id, pin)
    say(why)
    setPin('')
    if (why === null) onRight()
  }
  return (
    <Panel title={`PIN of ${who.name}`} aside="Esc goes back">
      <Field first label="PIN" type="password" maxLength={8} value={pin} onChange={setPin} />
      <Refused>{said}</Refused>
      <Button look="first" keyName="Enter" onPress={() => void enter()}>
        {`I am ${who.name}`}
      </Button>
    </Panel>
  )
}
