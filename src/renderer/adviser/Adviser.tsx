import { useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import type { Desk } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { deskOf, whoIsAt } from '#domain/people/evolvePlaces.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Column } from '#renderer/ui/Screen.tsx'
import { About } from './About.tsx'
import { ChooseDesk } from './ChooseDesk.tsx'
import { Finder } from './Finder.tsx'
import { Followers } from './Followers.tsx'
import { Hand } from './Hand.tsx'
import { ThisDesk } from './ThisDesk.tsx'
import { DelayNote } from '#renderer/staff/delays/DelayNote.tsx'
import { StaffScreen } from '#renderer/staff/StaffScreen.tsx'
import { useDesk } from './useDesk.ts'

/** The adviser's desk: who is next and what they need, the call, the talk, and what happens after it. */
export function Adviser() {
  const own = useCentre((view) => view.device.desk)
  const state = useCentre((view) => view.state)
  const { desks } = state
  const device = useCentre((view) => view.device.id)
  const who = whoIsAt(state, device, useTheCentre().today())
  const [chosen, choose] = useState<DeskId | null>(null)
  const desk = desks.get((who !== null && deskOf(state, who)) || (own ?? chosen ?? ''))
  if (desk) return <AtDesk desk={desk} />
  return (
    <StaffScreen name="Adviser" columns="one">
      <ChooseDesk desks={[...desks.values()].filter(({ inUse }) => inUse)} onChoose={choose} />
    </StaffScreen>
  )
}

function AtDesk({ desk }: { desk: Desk }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const day = dayOf(state, centre.today())
  const hand = useDesk(state, day, desk)
  const [finding, setFinding] = useState(false)
  return (
    <StaffScreen
      name={desk.label}
      columns="adviser"
      desk={desk.id}
      onBack={() => hand.first.current?.focus()}
      foot={
        <Button look="quiet" keyName="L" onPress={() => setFinding(true)}>
          Find someone
        </Button>
      }
    >
      <Hand state={state} day={day} desk={desk} hand={hand} />
      <Column>
        <DelayNote desk={desk.id} />
        {finding ? (
          <Finder
            state={state}
            day={day}
            onChoose={(visit) => {
              setFinding(false)
              hand.choose(visit)
            }}
            onClose={() => {
              setFinding(false)
              hand.first.current?.focus()
            }}
          />
        ) : hand.about ? (
          <About state={state} day={day} desk={desk} hand={hand} visit={hand.about} />
        ) : (
          <Followers state={state} day={day} desk={desk} hand={hand} />
        )}
        <ThisDesk day={day} desk={desk} hand={hand} />
      </Column>
    </StaffScreen>
  )
}
