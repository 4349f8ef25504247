import { useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import type { Desk } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Column, Screen } from '#renderer/ui/Screen.tsx'
import { Bottom } from '#renderer/staff/Bottom.tsx'
import { ChooseDesk } from './ChooseDesk.tsx'
import { Finder } from './Finder.tsx'
import { Followers } from './Followers.tsx'
import { Hand } from './Hand.tsx'
import { ThisDesk } from './ThisDesk.tsx'
import { Top } from '#renderer/staff/Top.tsx'
import { useDesk } from './useDesk.ts'

/** The adviser's desk: who is next and what they need, the call, the talk, and what happens after it. */
export function Adviser() {
  const own = useCentre((view) => view.device.desk)
  const desks = useCentre((view) => view.state.desks)
  const [chosen, choose] = useState<DeskId | null>(null)
  const desk = desks.get(own ?? chosen ?? '')
  if (desk) return <AtDesk desk={desk} />
  return (
    <Screen columns="one" head={<Top name="Adviser" />} foot={<Bottom />}>
      <ChooseDesk desks={[...desks.values()].filter(({ inUse }) => inUse)} onChoose={choose} />
    </Screen>
  )
}

function AtDesk({ desk }: { desk: Desk }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const day = dayOf(state, centre.today())
  const hand = useDesk(state, day, desk)
  const [finding, setFinding] = useState(false)
  return (
    <Screen
      columns="adviser"
      head={<Top name={desk.label} />}
      foot={
        <Bottom>
          <Button look="quiet" keyName="L" onPress={() => setFinding(true)}>
            Find someone
          </Button>
        </Bottom>
      }
    >
      <Hand state={state} day={day} desk={desk} hand={hand} />
      <Column>
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
        ) : (
          <Followers state={state} day={day} desk={desk} hand={hand} />
        )}
        <ThisDesk day={day} desk={desk} hand={hand} />
      </Column>
    </Screen>
  )
}
