import type { ReactNode } from 'react'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import { SECOND } from '#domain/instant.ts'
import { saySpan, sayTime } from '#domain/time/sayTime.ts'
import { lastUndoable } from '#domain/visit/undo.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Foot } from '#renderer/ui/Foot.tsx'
import { sayAtRisk, sayKeeps } from './keeps.ts'
import { lastDoneBy } from '#renderer/ui/lastDone.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { sayDone } from '#renderer/ui/words/happened.ts'

/** The last thing this device did, with its Undo for 10 seconds and then with Put right, on the same key. */
export function Bottom({ children, onPutRight }: { children?: ReactNode; onPutRight?: () => void }) {
  const centre = useTheCentre()
  const { state, device, sync, persists } = useCentre((all) => all)
  const now = useNow('second')
  const { ask, said } = useAsk<Command>(centre)
  const day = dayOf(state, centre.today())
  const last = lastDoneBy(day.visits.values(), device.id)
  // `now` is cut to the second; a second more keeps the button from outliving the rule.
  const undoable = lastUndoable(day, device.id, now + SECOND)
  const greeted = last?.event.type === 'arrived' && last.event.body.greeted
  return (
    <Foot
      did={said ?? (last && sayDone(last.event.type, last.ticket, greeted))}
      when={said || !last ? '' : undoable ? `${saySpan(now - last.event.at)} ago` : `at ${sayTime(last.event.at, centre.timeZone())}`}
      atRisk={sayAtRisk(sync, persists, now)}
      keeps={sayKeeps(persists)}
      putRight={last && onPutRight ? onPutRight : null}
      undo={undoable && (() => void ask({ type: 'undo', visit: undoable.body.visit, event: undoable.id }))}
    >
      {children}
    </Foot>
  )
}
