import type { CentreState } from '#domain/centre/state.ts'
import type { Clash } from '#domain/appointments/clashes.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Note } from '#renderer/ui/Note.tsx'
import { useClashes } from './useClashes.ts'
import { COVER, sayService, sayWhen } from './words.ts'

/** For the work's own screen: who must be rebooked, or covered. Nothing, once they have another time. */
export function RebookNotes() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const [first, ...more] = useClashes()
  if (!first) return null
  return (
    <Note>
      {sayClash(first, state, now, centre.timeZone())}
      {more.length > 0 && ` And ${more.length} more.`} See More, Appointments.
    </Note>
  )
}

/** "11:30am, Register a birth: two have this time. Rebook one." */
export function sayClash({ rebook, others, cover }: Clash, state: CentreState, now: number, zone: string): string {
  const which = `${sayWhen(rebook.at, now, zone)}, ${sayService(state, rebook)}`
  if (cover) return `${COVER}: ${which}. They could not be reached, and both are expected.`
  return others.length === 0 ? `${which}: no desk is there for them. Rebook them.` : `${which}: booked twice. Rebook the later one.`
}
