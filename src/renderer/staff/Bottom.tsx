import type { ReactNode } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeviceId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { SECOND } from '#domain/instant.ts'
import { saySpan, sayTime } from '#domain/time/sayTime.ts'
import { lastUndoable, UNDO_WITHIN } from '#domain/visit/undo.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Foot } from '#renderer/ui/Foot.tsx'
import { sayAtRisk, sayKeeps } from './keeps.ts'
import { sayScope } from '#renderer/staff/delays/whom.ts'
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
  // `now` is cut to the second; a second more keeps the button from outliving the rule.
  const last = ofVisits(day, device.id, now + SECOND)
  const did = ofDelays(state, day, device.id, now + SECOND, last?.at ?? 0) ?? last
  const { undo } = did ?? {}
  return (
    <Foot
      did={said ?? did?.words ?? null}
      when={said || !did ? '' : undo ? `${saySpan(now - did.at)} ago` : `at ${sayTime(did.at, centre.timeZone())}`}
      atRisk={sayAtRisk(sync, persists, now)}
      keeps={sayKeeps(persists)}
      putRight={last && onPutRight ? onPutRight : null}
      undo={undo ? () => void ask(undo) : null}
    >
      {children}
    </Foot>
  )
}

type Did = { words: string; at: Instant; undo: Command | null }

function ofVisits(day: Day, device: DeviceId, now: Instant): Did | null {
  const last = lastDoneBy(day.visits.values(), device)
  if (last === null) return null
  const { event, ticket } = last
  const undoable = lastUndoable(day, device, now)
  return {
    words: sayDone(event.type, ticket, event.type === 'arrived' && event.body.greeted),
    at: event.at,
    undo: undoable && { type: 'undo', visit: undoable.body.visit, event: undoable.id },
  }
}

/** A delay told after that: of an appointment, or to many. It stands in nobody's own story, and would leave the Undo to what was done before it. */
function ofDelays(state: CentreState, day: Day, device: DeviceId, now: Instant, since: Instant): Did | null {
  const notice = day.delays.findLast((one) => one.device === device)
  if (notice === undefined || notice.endedAt !== null || notice.at < since) return null
  const { at, scope } = notice
  const together = day.delays.filter((one) => one.device === device && one.at === at && one.endedAt === null).length
  // Each of them is taken back where they are listed.
  if (together > 1) return { words: `Told ${together} people of a delay`, at, undo: null }
  // With a new range it is in their story.
  if (at === since) return null
  return {
    words: `Told ${sayScope(state, day, scope)} of a delay`,
    at,
    undo: Math.abs(now - at) <= UNDO_WITHIN ? { type: 'endDelay', notice: notice.notice } : null,
  }
}
