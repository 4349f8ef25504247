import { useEffect, useRef } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { ServiceId } from '#domain/events.ts'
import { deskOf, whoIsAt } from '#domain/people/evolvePlaces.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import styles from './People.module.css'

/** What the person at this device does today: what is not ticked goes to other desks. It lapses with the day. */
export function Today({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  const { ask, said } = useAsk<Command>(centre)
  const back = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const who = whoIsAt(state, device.id, centre.today())
  const person = who === null ? undefined : state.staff.get(who)
  useKey('Escape', 'Back', onClose)
  useEffect(() => (list.current?.querySelector('input') ?? back.current)?.focus(), [])
  const desk = state.desks.get((who !== null && deskOf(state, who)) || '')
  const services = [...state.services.values()].filter(({ id, offered, elsewhere }) => offered && elsewhere === null && (desk?.services.includes(id) ?? true))
  const cannot = person?.cannotNow ?? person?.cannot ?? []
  const change = (service: ServiceId) => {
    if (!person) return
    const services = cannot.includes(service) ? cannot.filter((one) => one !== service) : [...cannot, service]
    void ask({ type: 'setCannotToday', staff: person.id, services })
  }
  return (
    <Panel title={person ? `What ${person.name} does today` : 'What I do today'} aside="Tab to a service, Space changes it. Esc goes back">
      {person ? (
        <div className={styles.today} ref={list}>
          {services.map(({ id, name }) => (
            <label key={id} className={styles.tick}>
              <input type="checkbox" checked={!cannot.includes(id)} onChange={() => change(id)} />
              {name}
            </label>
          ))}
        </div>
      ) : (
        <p>Nobody has said who works here. Press J and choose your name first.</p>
      )}
      <Refused>{said}</Refused>
      <Button look="first" ref={back} keyName="Enter" onPress={onClose}>
        Back to work
      </Button>
    </Panel>
  )
}
