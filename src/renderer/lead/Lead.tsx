import { useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Column } from '#renderer/ui/Screen.tsx'
import { Counts } from './Counts.tsx'
import { DesksNow } from './DesksNow.tsx'
import { Devices } from './Devices.tsx'
import { OpenPeriod } from './OpenPeriod.tsx'
import type { Show } from './groups.ts'
import { RebookNotes } from '#renderer/staff/appointments/RebookNotes.tsx'
import { ToLookAt } from '#renderer/staff/ToLookAt.tsx'
import { StaffScreen } from '#renderer/staff/StaffScreen.tsx'
import { Visits } from './Visits.tsx'

/** The day for the team lead: counts, everybody's visit, the desks, and the devices that may join. */
export function Lead() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const day = dayOf(state, centre.today())
  const [show, setShow] = useState<Show>('now')
  const [devices, setDevices] = useState(false)
  const at = { state, day, now }
  const open = (group: Show) => {
    setShow(group)
    setDevices(false)
  }
  return (
    <StaffScreen
      name="Today"
      columns="lead"
      foot={
        <>
          <OpenPeriod />
          <Button look="quiet" keyName="P" pressed={devices} onPress={() => setDevices(!devices)}>
            Devices
          </Button>
        </>
      }
    >
      <Column>
        <Counts counts={dayCounts(day)} day={day} show={show} onShow={open} />
        {devices ? <Devices onClose={() => setDevices(false)} /> : <Visits key={show} {...at} show={show} />}
      </Column>
      <Column>
        <ToLookAt />
        <RebookNotes />
        <DesksNow {...at} />
      </Column>
    </StaffScreen>
  )
}
