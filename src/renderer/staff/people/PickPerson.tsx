import { useEffect, useRef, useState } from 'react'
import type { Staff } from '#domain/centre/state.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Choice } from '#renderer/ui/Choice.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { pinsOf } from './pins.ts'
import { whoMay } from './usePeople.ts'
import styles from './People.module.css'

type PickPersonProps = {
  person: Staff | null
  said: string | null
  onChoose: (who: Staff) => void
  onUnnamed: (() => void) | null
  onLeave: () => void
  onToday: () => void
  onPin: () => void
  /** null: there is nothing to go back to. */
  onBack: (() => void) | null
}

const MOST = 6
const DIGITS = 9

/** A name by typing, or one of the first nine by its digit. */
export function PickPerson({ person, said, onChoose, onUnnamed, onLeave, onToday, onPin, onBack }: PickPersonProps) {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  useKey(onBack ? 'Escape' : null, 'Back', () => onBack?.())
  const all = whoMay(state, device.role)
  const words = text.trim().toLowerCase()
  const found = words === '' ? [] : all.filter(({ name, initials }) => `${name} ${initials}`.toLowerCase().includes(words)).slice(0, MOST)
  const choose = (id: string) => {
    const who = state.staff.get(id)
    if (who) onChoose(who)
  }
  return (
    <Panel title="Who works here now?" aside={person ? `${person.name} now. Esc goes back` : 'Type a name, or press a digit'}>
      <Choice
        ref={box}
        through
        label="Your name"
        placeholder="Your name"
        listLabel="Staff"
        text={text}
        onText={setText}
        options={found.map(({ id, name, initials }) => ({ id, name, line: initials }))}
        onChoose={choose}
        nothing="Nobody of that name is on the list. The team lead can put them there."
      />
      <div className={styles.choices}>
        {all.slice(0, DIGITS).map((one, i) => (
          <Button key={one.id} keyName={String(i + 1)} capFirst pressed={one.id === person?.id} onPress={() => onChoose(one)}>
            {one.name}
          </Button>
        ))}
        {onUnnamed && (
          <Button keyName="0" capFirst onPress={onUnnamed}>
            I am not on this list
          </Button>
        )}
      </div>
      {all.length > DIGITS && <p>{all.length - DIGITS} more: type the name.</p>}
      <Refused>{said}</Refused>
      {person && (
        <div className={styles.own}>
          <Button keyName="W" onPress={onToday}>
            What I do today
          </Button>
          {pinsOf(centre) && (
            <Button keyName="P" onPress={onPin}>
              My PIN
            </Button>
          )}
          <Button keyName="X" onPress={onLeave}>{`${person.name} leaves this place`}</Button>
        </div>
      )}
    </Panel>
  )
}
