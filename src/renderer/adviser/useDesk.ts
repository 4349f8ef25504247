import { useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { VisitId } from '#domain/events.ts'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'

/** What is in hand at a desk. `next`: whom the primary button would call, by the rule or because the adviser chose them. */
export type Standing =
  | { is: 'closed' }
  | { is: 'nobody' }
  | { is: 'next'; visit: Visit; byHand: boolean }
  | { is: 'called'; visit: Visit }
  | { is: 'seeing'; visit: Visit; since: number }

export type Hand = ReturnType<typeof useDesk>

export function useDesk(state: CentreState, day: Day, desk: Desk) {
  const centre = useTheCentre()
  const now = useNow('minute')
  const [picked, pick] = useState<VisitId | null>(null)
  const { ask, said, clear } = useAsk<Command>(centre)
  const first = useRef<HTMLButtonElement>(null)
  const busy = useRef(false)
  return {
    now,
    standing: standingOf(state, day, desk, picked, now),
    said,
    first,
    /** One thing at a time: a second press while the first is being saved does nothing. */
    async ask(command: Command): Promise<boolean> {
      if (busy.current) return false
      busy.current = true
      return ask(command).finally(() => (busy.current = false))
    },
    choose(visit: VisitId | null) {
      clear()
      pick(visit)
      first.current?.focus()
    },
  }
}

function standingOf(state: CentreState, day: Day, desk: Desk, picked: VisitId | null, now: number): Standing {
  const visit = visitAtDesk(day, desk.id)
  if (visit?.situation.is === 'called') return { is: 'called', visit }
  if (visit?.situation.is === 'beingSeen') return { is: 'seeing', visit, since: visit.situation.at.find((seat) => seat.desk === desk.id)?.since ?? now }
  if (!desk.isOpen) return { is: 'closed' }
  const chosen = picked === null ? undefined : day.visits.get(picked)
  if (chosen && mayChoose(chosen)) return { is: 'next', visit: chosen, byHand: true }
  const next = nextForDesk(state, day, desk.id, now)
  return next ? { is: 'next', visit: next, byHand: false } : { is: 'nobody' }
}

/** Somebody with a number who is neither at a desk nor gone. */
export function mayChoose(visit: Visit): boolean {
  return !isOver(visit) && (visit.situation.is === 'waiting' || visit.situation.is === 'away' || visit.situation.is === 'onHold')
}
