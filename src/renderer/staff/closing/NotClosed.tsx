import { daysNotClosed } from '#domain/closing/closeDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { sayDate } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Note } from '#renderer/ui/Note.tsx'

/** The next morning: a day before today has people who are still open. */
export function NotClosed() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const last = daysNotClosed(state, centre.today())[0]
  if (!last) return null
  const zone = centre.timeZone()
  const { open, kept } = last
  const words = [open > 0 && `${open} still open`, kept > 0 && `${kept} kept open`].filter(Boolean).join(' and ')
  return (
    <Note>
      <b>{sayDate(localInstant(last.day, '12:00', zone), zone)} is not closed:</b> {words}. More, then Close the day
    </Note>
  )
}
