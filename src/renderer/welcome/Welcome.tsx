import { useMemo } from 'react'
import type { VisitId } from '#domain/events.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Column } from '#renderer/ui/Screen.tsx'
import { useLatest } from '#renderer/ui/useLatest.ts'
import { Appointments } from './Appointments.tsx'
import { Door } from './Door.tsx'
import { Middle } from './Middle.tsx'
import { Queue } from './Queue.tsx'
import { Say } from './Say.tsx'
import { StaffScreen } from '#renderer/staff/StaffScreen.tsx'
import { MyDesk } from '#renderer/staff/desks/MyDesk.tsx'
import { line } from './atTheDoor.ts'
import { serviceSearch } from './serviceSearch.ts'
import { useWelcome } from './useWelcome.ts'

/** The welcome desk: who comes in is greeted, gets a number for the right service, and is found again. */
export function Welcome() {
  const services = useCentre((view) => view.state.services)
  const search = useMemo(() => serviceSearch(services, 4), [services])
  const desk = useWelcome(search)
  // The lists are not drawn again for each key that is typed.
  const open = useLatest((visit: VisitId) => desk.open(visit))
  const greetFor = useLatest(desk.greetFor)
  // A row that is open has X for its own person.
  const mayLeave = desk.shown.is !== 'opened' && (desk.hand || line(desk.day).length > 0)
  return (
    <StaffScreen
      name="Welcome desk"
      columns="welcome"
      onBack={() => desk.box.current?.focus()}
      foot={
        <>
          {mayLeave && (
            <Button look="quiet" keyName="X" onPress={desk.left}>
              {desk.hand ? 'They left' : 'First in line left'}
            </Button>
          )}
          <Button look="quiet" keyName="L" onPress={desk.find}>
            Find someone
          </Button>
        </>
      }
    >
      <Column>
        <Door desk={desk} />
        <Say desk={desk} />
      </Column>
      <Middle desk={desk} />
      <Column>
        <MyDesk />
        <Queue opened={desk.shown.is === 'opened' ? desk.shown.visit : null} onOpen={open} />
        <Appointments onArrived={greetFor} />
      </Column>
    </StaffScreen>
  )
}
