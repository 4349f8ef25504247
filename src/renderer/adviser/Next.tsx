import { promisedTo } from '#domain/delays/promised.ts'
import { standing } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { focusRows } from '#renderer/ui/Rows.tsx'
import { inSentence, sayMinutes } from '#renderer/ui/words/desks.ts'
import { FOLLOWERS } from './Followers.tsx'
import { PersonKeys } from './PersonKeys.tsx'
import type { AtDesk } from './useDesk.ts'
import { useExplained } from './useExplained.ts'
import { Needs, Told, Who } from './Who.tsx'
import { sayPromised } from '#renderer/staff/estimates/says.ts'
import { TheirWait } from '#renderer/staff/estimates/TheirWait.tsx'
import { onlyAt, sayWhere } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'

/** Whom the primary button calls, with what they need above it. */
export function Next({ visit, byHand, ...at }: AtDesk & { visit: Visit; byHand: boolean }) {
  const { state, desk, hand } = at
  const zone = useTheCentre().timeZone()
  const due = visit.appointmentAt !== null && standing(state, visit, hand.now) !== 'arrival'
  const parked = visit.situation.is !== 'waiting'
  const place = sayPlace(state, visit, hand.now, zone)
  const only = onlyAt(state, visit)
  // Of one chosen by hand it stands below, with how long it still takes.
  const promised = parked || byHand ? null : promisedTo(state, at.day, visit)
  const why = useExplained(at).find((one) => one.visit.id === visit.id)
  return (
    <>
      <Who visit={visit} state={state}>
        {byHand ? 'Chosen' : 'Next'} for {inSentence(desk.label)}.{' '}
        {parked
          ? [sayWhere(state, visit, zone), place].filter(Boolean).join('. ')
          : due && visit.appointmentAt !== null
            ? `Due ${sayTime(visit.appointmentAt, zone)}`
            : `Waiting ${sayMinutes(waitingMinutes(visit, hand.now))}`}
        {promised && `, ${sayPromised(promised, zone)}`}
        {only && `. ${only}`}
      </Who>
      {byHand && <TheirWait visit={visit} />}
      <Needs visit={visit} title="Before you call" why />
      <Told visit={visit} state={state} />
      <section aria-label="Why this one?">
        <h3>Why this one?</h3>
        <p>
          {byHand && 'You chose this person. The others keep their place. '}
          {why && why.place > 1 && `Number ${why.place} in this desk’s order. `}
          {why?.sentence}
        </p>
      </section>
    </>
  )
}

export function NextKeys({ hand, visit, byHand }: AtDesk & { visit: Visit; byHand: boolean }) {
  useKey(byHand ? 'Escape' : null, 'Back to the next in order', () => hand.choose(null))
  return (
    <>
      <Button keyName="O" onPress={() => focusRows(FOLLOWERS)}>
        Call another
      </Button>
      {!hand.about && <PersonKeys hand={hand} visit={visit} />}
    </>
  )
}
