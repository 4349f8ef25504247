import { standing } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { focusRows } from '#renderer/ui/Rows.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { FOLLOWERS } from './Followers.tsx'
import type { AtDesk } from './useDesk.ts'
import { Needs, Told, Who } from './Who.tsx'
import { inSentence, sayWhere } from '#renderer/staff/says.ts'
import { sayWhy } from './words.ts'

/** Whom the primary button calls, with what they need above it. */
export function Next({ state, desk, hand, visit, byHand }: AtDesk & { visit: Visit; byHand: boolean }) {
  const zone = useTheCentre().timeZone()
  const due = visit.appointmentAt !== null && standing(state, visit, hand.now) !== 'arrival'
  const parked = visit.situation.is !== 'waiting'
  return (
    <>
      <Who visit={visit} state={state}>
        {byHand ? 'Chosen' : 'Next'} for {inSentence(desk.label)}.{' '}
        {parked
          ? sayWhere(state, visit, zone)
          : due && visit.appointmentAt !== null
            ? `Due ${sayTime(visit.appointmentAt, zone)}`
            : `Waiting ${sayMinutes(waitingMinutes(visit, hand.now))}`}
      </Who>
      <Needs visit={visit} title="Before you call" />
      <Told visit={visit} state={state} />
      <section aria-label="Why this one?">
        <h3>Why this one?</h3>
        <p>{sayWhy(state, visit, desk, hand.now, zone, byHand)}</p>
      </section>
    </>
  )
}

export function NextKeys({ hand, byHand }: AtDesk & { byHand: boolean }) {
  useKey(byHand ? 'Escape' : null, 'Back to the next in order', () => hand.choose(null))
  return (
    <Button keyName="O" onPress={() => focusRows(FOLLOWERS)}>
      Call another
    </Button>
  )
}
