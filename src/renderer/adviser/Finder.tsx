import { useEffect, useRef, useState } from 'react'
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Choice } from '#renderer/ui/Choice.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'

type FinderProps = { state: CentreState; day: Day; onChoose: (visit: VisitId) => void; onClose: () => void }

const MOST = 6

/** Anybody of the day, by number or by the name on the card. */
export function Finder({ state, day, onChoose, onClose }: FinderProps) {
  const zone = useTheCentre().timeZone()
  const now = useNow('minute')
  const cards = useCentre((view) => view.cards)
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  useKey('Escape', 'Back', onClose)
  const words = text.trim().toLowerCase()
  const found = [...day.visits.values()]
    .filter(
      ({ id, ticket, situation }) =>
        words &&
        situation.is !== 'undone' &&
        (ticket?.toLowerCase().startsWith(words) || (words.length > 1 && (cards.get(id)?.name ?? '').toLowerCase().includes(words))),
    )
    .slice(0, MOST)
  return (
    <Panel title="Find someone" aside="Esc goes back" grow>
      <Choice
        ref={box}
        label="Number or name"
        placeholder="Number or name"
        listLabel="People of today"
        text={text}
        onText={setText}
        options={found.map((visit) => ({
          id: visit.id,
          name: [visit.ticket, cards.get(visit.id)?.name, serviceName(state, visit)].filter(Boolean).join(', '),
          line: [sayWhere(state, visit, zone), sayPlace(state, visit, now, zone)].filter(Boolean).join('. '),
        }))}
        onChoose={onChoose}
        onEmptyEnter={onClose}
        nothing="Nobody of today fits."
      />
    </Panel>
  )
}
