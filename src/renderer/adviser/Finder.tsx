import { useEffect, useRef, useState } from 'react'
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import { cardOf } from '#renderer/centre/cardOf.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Choice } from '#renderer/ui/Choice.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { findVisits } from '#renderer/staff/findPeople.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'

type FinderProps = { state: CentreState; day: Day; onChoose: (visit: VisitId) => void; onClose: () => void }

/** Anybody of the day, by number, by the name on the card, or by the reference of their appointment. */
export function Finder({ state, day, onChoose, onClose }: FinderProps) {
  const zone = useTheCentre().timeZone()
  const now = useNow('minute')
  const cards = useCentre((view) => view.cards)
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  useKey('Escape', 'Back', onClose)
  const found = findVisits(day, cards, text)
  return (
    <Panel title="Find someone" aside="Esc goes back" grow>
      <Choice
        ref={box}
        label="Number, name or reference"
        placeholder="Number, name or reference"
        listLabel="People of today"
        text={text}
        onText={setText}
        options={found.map((visit) => ({
          id: visit.id,
          name: [visit.ticket, cardOf(cards, day, visit).name, serviceName(state, visit)].filter(Boolean).join(', '),
          line: [sayWhere(state, visit, zone), sayPlace(state, visit, now, zone)].filter(Boolean).join('. '),
        }))}
        onChoose={onChoose}
        onEmptyEnter={onClose}
        nothing="Nobody of today fits."
      />
    </Panel>
  )
}
