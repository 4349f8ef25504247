import { beforeClosing } from '#domain/closing/beforeClosing.ts'
import type { ServiceId } from '#domain/events.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Note } from '#renderer/ui/Note.tsx'
import { sayNotSeen } from './words.ts'

/** A warning before closing time: of everybody who waits, or of the one who is about to get a number for `service`. */
export function MayNotBeSeen({ service }: { service?: ServiceId }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const known = beforeClosing(state, centre.today(), now, service ?? null)
  if (known === null) return null
  const closes = sayTime(known.closesAt, centre.timeZone())
  if (service === undefined) return known.visits.length === 0 ? null : <Note>{sayNotSeen(known.visits.length, closes)}</Note>
  if (known.next) return null
  return (
    <Note>
      <b>They may not be seen before we close at {closes}.</b> Offer an appointment
    </Note>
  )
}
