import { useState } from 'react'
import type { Staff } from '#domain/centre/state.ts'
import type { Command } from '#domain/centre/command.ts'
import type { DeskId } from '#domain/events.ts'
import { hasPlace } from '#domain/people/evolvePlaces.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { EnterPin } from './EnterPin.tsx'
import { PickDesk } from './PickDesk.tsx'
import { PickPerson } from './PickPerson.tsx'
import { hasPin } from './pins.ts'
import { SetPin } from './SetPin.tsx'
import { Today } from './Today.tsx'

type PeopleProps = {
  /** Who works here now. */
  person: Staff | null
  onDone: () => void
  /** Goes on without a name; null: there is somebody to go back to. */
  onUnnamed: (() => void) | null
}
type Step = { is: 'person' } | { is: 'pin' | 'desk'; who: Staff } | { is: 'setPin' | 'today' }

/** Who works here now, and at which desk: in the morning, and whenever somebody switches. */
export function People({ person, onDone, onUnnamed }: PeopleProps) {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  const { ask, said, clear } = useAsk<Command>(centre)
  const [step, go] = useState<Step>({ is: 'person' })
  const take = async (who: Staff, desk: DeskId | null) => {
    // Who chooses what they have already goes on with it.
    const place = { staff: who.id, desk }
    if (hasPlace(state, device.id, centre.today(), place) || (await ask({ type: 'takePlace', ...place }))) onDone()
  }
  // A team lead sits at no desk of the centre.
  const afterPin = (who: Staff) => (device.role === 'lead' ? void take(who, null) : go({ is: 'desk', who }))
  const choose = async (who: Staff) => {
    clear()
    if (await hasPin(centre, who.id)) go({ is: 'pin', who })
    else afterPin(who)
  }
  const back = () => {
    clear()
    go({ is: 'person' })
  }
  if (step.is === 'pin') return <EnterPin who={step.who} onRight={() => afterPin(step.who)} onBack={back} />
  if (step.is === 'desk') return <PickDesk who={step.who} said={said} onChoose={(desk) => void take(step.who, desk)} onBack={back} />
  if (step.is === 'setPin' && person) return <SetPin person={person} onBack={back} />
  if (step.is === 'today' && person) return <Today onClose={back} />
  return (
    <PickPerson
      person={person}
      said={said}
      onChoose={(who) => void choose(who)}
      onUnnamed={onUnnamed}
      onLeave={() => person && void ask({ type: 'leavePlace', staff: person.id }).then((done) => done && onDone())}
      onToday={() => go({ is: 'today' })}
      onPin={() => go({ is: 'setPin' })}
      onBack={person || onUnnamed === null ? onDone : null}
    />
  )
}
