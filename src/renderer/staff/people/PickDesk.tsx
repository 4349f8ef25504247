import { useEffect, useRef } from 'react'
import type { Staff } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import styles from './People.module.css'

type PickDeskProps = { who: Staff; said: string | null; onChoose: (desk: DeskId | null) => void; onBack: () => void }

/** At which desk. An adviser's PC proposes its own, or the person's usual one; the welcome desk proposes none. */
export function PickDesk({ who, said, onChoose, onBack }: PickDeskProps) {
  const { state, device } = useCentre((view) => view)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  useKey('Escape', 'Back', onBack)
  const desks = [...state.desks.values()].filter(({ inUse }) => inUse)
  const usual = desks.find(({ id }) => id === (device.desk ?? who.desk))
  const proposed = device.role === 'welcome' ? null : (usual ?? desks[0] ?? null)
  const others = desks.filter(({ id }) => id !== proposed?.id)
  const there = (staff: string | null) => (staff !== null && staff !== who.id && state.staff.get(staff)?.name) || null
  const say = (label: string, staff: string | null) => (there(staff) ? `${label}, instead of ${there(staff)}` : label)
  return (
    <Panel title={`At which desk do you work, ${who.name}?`} aside="Esc goes back">
      <Button ref={first} look="first" keyName="Enter" onPress={() => onChoose(proposed?.id ?? null)}>
        {proposed ? say(proposed.label, proposed.staff) : 'At no desk, only here'}
      </Button>
      <Refused>{said}</Refused>
      <div className={styles.choices}>
        {others.map((desk, i) => (
          <Button key={desk.id} keyName={i < 9 ? String(i + 1) : undefined} capFirst onPress={() => onChoose(desk.id)}>
            {say(desk.label, desk.staff)}
          </Button>
        ))}
      </div>
    </Panel>
  )
}
