import type { DeskId } from '#domain/events.ts'
import { servedBy } from '#domain/queue/callingOrder.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { useDelays } from './useDelays.ts'
import { sayPrompt } from './whom.ts'

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
  const more = prompts.length > 1 ? ` ${prompts.length - 1} more after this.` : ''
  return (
    <Note urgentlyRead={first.atOnce}>
      {sayPrompt(first, day.visits.get(first.visit)?.appointmentAt ?? null, zone)} <Keycap name="T" />
      {more}
    </Note>
  )
}
