import type { DeskId } from '#domain/events.ts'
import { servedBy } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { useDelays } from './useDelays.ts'

/** Who has to be told, or told again, before what they count on has passed. T tells them. `desk`: of those whom it sees. */
export function DelayNote({ desk = null }: { desk?: DeskId | null }) {
  const zone = useTheCentre().timeZone()
  const { state, day, prompts: all } = useDelays()
  const prompts = all.filter(({ visit: id }) => {
    const visit = day.visits.get(id)
    return visit !== undefined && (desk === null || servedBy(state, desk, visit))
  })
  const [first] = prompts
  if (!first) return null
  const number = first.ticket ?? 'Somebody'
  const more = prompts.length > 1 ? ` ${prompts.length - 1} more after this.` : ''
  return (
    <Note urgentlyRead={first.atOnce}>
      {first.again
        ? `Tell ${number} again: what we said will not hold. Now ${first.asRange ? 'by' : 'about'} ${sayTime(first.expectedAt, zone)}.`
        : `Tell ${number}: the ${sayTime(day.visits.get(first.visit)?.appointmentAt ?? first.plannedAt, zone)} appointment will start late, at about ${sayTime(first.expectedAt, zone)}.`}{' '}
      <Keycap name="T" />
      {more}
    </Note>
  )
}
