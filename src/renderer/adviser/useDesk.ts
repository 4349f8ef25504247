import { useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { standingOf } from '#renderer/staff/atDesk/standing.ts'

export type Hand = ReturnType<typeof useDesk>

/** What every part of the adviser's screen is given. */
export type AtDesk = { state: CentreState; day: Day; desk: Desk; hand: Hand }

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
      const done = await ask(command).finally(() => (busy.current = false))
      if (!done) return false
      // Whatever was pressed, Enter means the screen's own next step again, and who is next is the rule's again.
      pick(null)
      first.current?.focus()
      return true
    },
    choose(visit: VisitId | null) {
      clear()
      pick(visit)
      first.current?.focus()
    },
  }
}
