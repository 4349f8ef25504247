import { useEffect, useMemo, useRef, useState } from 'react'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import { dayOf } from '#domain/centre/state.ts'
import { punctualityOf } from '#domain/delays/figures.ts'
import { promisesOf } from '#domain/delays/punctuality.ts'
import { namesOf } from '#domain/lead/period.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Column } from '#renderer/ui/Screen.tsx'
import { AppointmentList } from './AppointmentList.tsx'
import { Appointments } from './Appointments.tsx'
import { Counts } from './Counts.tsx'
import { DesksNow } from './DesksNow.tsx'
import { Devices } from './Devices.tsx'
import { LikelyLate } from './LikelyLate.tsx'
import { OpenPeriod } from './OpenPeriod.tsx'
import { RebookNotes } from '#renderer/staff/appointments/RebookNotes.tsx'
import { HowLate } from './HowLate.tsx'
import { Parts } from './Parts.tsx'
import { Report } from './Report.tsx'
import { StartedLate } from './StartedLate.tsx'
import { ToldWaits } from './ToldWaits.tsx'
import { ToTellNow } from './ToTellNow.tsx'
import { ToLookAt } from '#renderer/staff/ToLookAt.tsx'
import { StaffScreen } from '#renderer/staff/StaffScreen.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import type { AtDay, View } from './view.ts'
import { Visits } from './Visits.tsx'
import { WhatCounts } from './WhatCounts.tsx'

const LATE: View = { is: 'late' }

/** The day for the team lead: whether appointments were kept, everybody's visit, the desks, and the devices that may join. */
export function Lead() {
  const at = useDay()
  const [view, setView] = useState<View>(LATE)
  const toggle = (is: 'devices' | 'counts' | 'report' | 'told') => setView(view.is === is ? LATE : { is })
  return (
    <StaffScreen
      name="Today"
      columns="lead"
      foot={
        <>
          <OpenPeriod />
          <Button look="quiet" keyName="Q" pressed={view.is === 'counts'} onPress={() => toggle('counts')}>
            What counts
          </Button>
          <Button look="quiet" keyName="R" pressed={view.is === 'report'} onPress={() => toggle('report')}>
            Report
          </Button>
          <Button look="quiet" keyName="P" pressed={view.is === 'devices'} onPress={() => toggle('devices')}>
            Devices
          </Button>
        </>
      }
    >
      <Column>
        {view.is === 'report' ? (
          <Report {...at} onClose={() => setView(LATE)} />
        ) : (
          <>
            <Appointments {...at} view={view} onView={setView} />
            <Counts
              counts={dayCounts(at.day)}
              day={at.day}
              standards={at.standards}
              show={view.is === 'visits' ? view.show : null}
              onShow={(show) => setView({ is: 'visits', show })}
              told={view.is === 'told'}
              onTold={() => toggle('told')}
            />
            <Below {...at} view={view} onView={setView} />
          </>
        )}
      </Column>
      <Column>
        <ToLookAt />
        <RebookNotes />
        <ToTellNow {...at} onView={setView} />
        <LikelyLate {...at} />
        <HowLate {...at} view={view} onView={setView} />
        <DesksNow {...at} />
      </Column>
    </StaffScreen>
  )
}

function useDay(): AtDay {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const today = centre.today()
  return useMemo(() => {
    const day = dayOf(state, today)
    const standards = standardsOn(state, today)
    const kept = promisesOf(state, day, now, standards)
    return { state, day, now, standards, kept, figures: punctualityOf(kept), names: namesOf(state), zone: centre.timeZone() }
  }, [centre, state, now, today])
}

/** What stands below the figures: the list behind one of them, or what else was asked for. */
function Below({ view, onView, ...at }: AtDay & { view: View; onView: (view: View) => void }) {
  const back = () => onView(LATE)
  const open = (opened: string) => onView({ is: 'visits', show: 'came', opened, from: view })
  useFocusBack(view)
  switch (view.is) {
    case 'late':
      return (
        <>
          <OpenAVisit onView={onView} />
          <StartedLate {...at} onOpen={open} />
        </>
      )
    case 'visits':
      return (
        <Visits
          key={`${view.show} ${view.opened}`}
          {...at}
          show={view.show}
          opened={view.opened ?? null}
          first={view.first ?? false}
          onClose={() => onView(view.from ?? LATE)}
        />
      )
    case 'appointments': {
      const list = at.kept.filter(view.holds)
      return (
        <>
          <OpenAVisit onView={onView} />
          <Back onClose={back} />
          <AppointmentList key={view.name} {...at} title={`${list.length} ${view.title}`} aside="Esc goes back" list={list} nobody="Nobody." onOpen={open} />
        </>
      )
    }
    case 'parts':
      return <Parts {...at} onView={onView} onClose={back} />
    case 'counts':
      return <WhatCounts standards={at.standards} onClose={back} />
    case 'told':
      return <ToldWaits {...at} onClose={back} />
    case 'devices':
      return <Devices onClose={back} />
    case 'report':
      return null
  }
}

/** A visit that was opened from a list is closed: the focus goes back to its row. */
function useFocusBack(view: View) {
  const was = useRef(view)
  useEffect(() => {
    const { current: before } = was
    was.current = view
    if (before.is !== 'visits' || before.opened === undefined || before.from !== view) return
    document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(before.opened)}"]`)?.focus()
  }, [view])
}

/** From a list of appointments to everybody who is here. */
function OpenAVisit({ onView }: { onView: (view: View) => void }) {
  useKey('V', 'Open a visit', () => onView({ is: 'visits', show: 'now', first: true }))
  return null
}

function Back({ onClose }: { onClose: () => void }) {
  useKey('Escape', 'Back to who was late', onClose)
  return null
}
