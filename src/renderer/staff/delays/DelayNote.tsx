import type { DeskId } from '#domain/events.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { Polite } from '#renderer/ui/Panel.tsx'
import { useDelays } from './useDelays.ts'
import { isSeenAt, sayPrompt, sayPromptOnce } from './whom.ts'

/** Who has to be told, or told again, before what they count on has passed. T tells them. `desk`: of those whom it sees. */
export function DelayNote({ desk = null }: { desk?: DeskId | null }) {
  const zone = useTheCentre().timeZone()
  const { state, day, prompts: all } = useDelays()
  const prompts = all.filter((one) => isSeenAt(state, day, desk, one))
  const [first] = prompts
  const more = prompts.length > 1 ? ` ${prompts.length - 1} more after this.` : ''
  return (
    <>
      {/* There before anybody has to be told: what comes together with its words is not read out. */}
      <Polite>{first && sayPromptOnce(first)}</Polite>
      {first && (
        <Note>
          {sayPrompt(first, day.visits.get(first.visit)?.appointmentAt ?? null, zone)} <Keycap name="T" />
          {more}
        </Note>
      )}
    </>
  )
}
