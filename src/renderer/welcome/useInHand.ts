import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Estimated } from '#renderer/centre/estimates.ts'
import { estimatedNow } from '#renderer/centre/estimates.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useEstimates } from '#renderer/centre/useEstimates.ts'
import { useLive } from '#renderer/ui/useLive.ts'
import type { InHand, Shown } from './inHand.ts'
import { useDrafts } from './useDrafts.ts'

/**
 * Who is in hand and what the middle shows. The log says who is where; only the pick and the drafts live here.
 * `now()` is what is true when a key gets its turn, `seen` what the screen shows.
 */
export function useInHand() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const estimates = useEstimates()
  const drafts = useDrafts()
  const picked = useLive<VisitId | null>(null)
  const going = useLive<VisitId | null>(null)
  const shown = useLive<Shown>({ is: 'nobody' })
  const at = (of: CentreState, estimated: Estimated | null, pick: VisitId | null, gone: VisitId | null, about: Shown): InHand => {
    const day = dayOf(of, centre.today())
    const hand = pick === null || pick === gone ? null : atTheDesk(day.visits.get(pick))
    return { state: of, day, zone: centre.timeZone(), estimated, hand, going: gone, draft: drafts.of(hand?.id ?? null), shown: about }
  }
  return {
    seen: at(state, estimates, picked.shown, going.shown, shown.shown),
    now: () => at(centre.view().state, estimatedNow(centre.view(), centre.now()), picked.now(), going.now(), shown.now()),
    drafts,
    pick: picked.set,
    show: shown.set,
    /** Out of hand from here on, although the log does not say so yet; null: nobody. */
    release: going.set,
  }
}

export type Holding = ReturnType<typeof useInHand>

/** Somebody who came in and has no number yet; nobody, once they have one or are gone. */
function atTheDesk(visit: Visit | undefined): Visit | null {
  return visit?.situation.is === 'greeted' || visit?.situation.is === 'arrived' ? visit : null
}
