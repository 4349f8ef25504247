import { useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import type { Day } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Choice } from '#renderer/ui/Choice.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { lastDoneBy } from '#renderer/ui/lastDone.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Facts } from './Facts.tsx'

/** What this device did last can be put right after the undo has gone, and so can anybody of today, found by number. */
export function PutRight({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  const day = dayOf(state, centre.today())
  const [picked, pick] = useState<VisitId | 'none' | null>(() => lastDoneBy(day.visits.values(), device.id)?.event.body.visit ?? null)
  const visit = day.visits.get(picked ?? '')
  useKey('Escape', 'Back', onClose)
  return (
    <Panel title="Put right" aside="Both versions stay. Esc goes back" grow>
      {visit ? (
        <>
          <Facts key={visit.id} visit={visit} />
          <div>
            <Button keyName="L" onPress={() => pick(null)}>
              Somebody else
            </Button>
          </div>
        </>
      ) : (
        <Finding day={day} onFound={pick} />
      )}
    </Panel>
  )
}

function Finding({ day, onFound }: { day: Day; onFound: (visit: VisitId) => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const [text, setText] = useState('')
  const wanted = text.trim().toUpperCase()
  const fits = ({ ticket, situation }: Visit) => situation.is !== 'undone' && ticket !== null && (wanted === '' || ticket.startsWith(wanted))
  const latest = [...day.visits.values()].filter(fits).sort((a, b) => Number(b.ticket === wanted) - Number(a.ticket === wanted) || b.arrivedAt - a.arrivedAt)
  const options = latest.slice(0, 8).map((visit) => ({
    id: visit.id,
    name: `${visit.ticket ?? ''} ${serviceName(state, visit)}`,
    line: sayWhere(state, visit, centre.timeZone()),
  }))
  return (
    <>
      <p>Type the number of somebody who came today. The latest stand first.</p>
      <Choice
        ref={(box) => box?.focus()}
        label="Ticket number"
        listLabel="People of today"
        text={text}
        onText={setText}
        options={options}
        onChoose={onFound}
        onEmptyEnter={() => options[0] && onFound(options[0].id)}
        nothing="Nobody of today has that number."
      />
    </>
  )
}
