import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import { Note } from '#renderer/ui/Note.tsx'

/** Whether a call reached the waiting room, for who calls for any desk: the one place that says it. */
export function CallProof({ visit }: { visit: Visit }) {
  const zone = useTheCentre().timeZone()
  const { state, sync } = useCentre((view) => view)
  const call = visit.calls.at(-1)
  if (!call) return null
  if (visit.callBy === 'comeAndGet') return <p role="status">Not on the screen: go and get them</p>
  return (
    <div role="status">
      {sync.reachable ? (
        <p>Called at {sayTime(call.at, zone)}</p>
      ) : (
        <Note>
          Screen not reached: call out {visit.ticket}, {inSentence(deskLabel(state, call.desk))}.
        </Note>
      )}
    </div>
  )
}
