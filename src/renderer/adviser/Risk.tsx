import { wouldMakeLate } from '#domain/queue/wouldMakeLate.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Note } from '#renderer/ui/Note.tsx'
import { inSentence } from '#renderer/ui/words/desks.ts'
import type { AtDesk } from './useDesk.ts'

/** What you risk: the appointment that this call would probably make late. */
export function Risk({ state, day, desk, hand, visit }: AtDesk & { visit: Visit }) {
  const zone = useTheCentre().timeZone()
  const late = wouldMakeLate(state, day, desk.id, visit, hand.now)
  if (!late) return null
  return (
    <Note>
      <b>
        {sayTime(late.bookedAt, zone)} appointment at {inSentence(desk.label)} will probably start late,
      </b>{' '}
      at about {sayTime(late.endsAt, zone)}. {late.ticket === null ? 'They are not here yet' : `${late.ticket} is here for it`}
    </Note>
  )
}
