import type { VisitId } from '#domain/events.ts'
import { useLive } from '#renderer/ui/useLive.ts'
import type { Draft } from './draft.ts'
import { NEW_DRAFT } from './draft.ts'

/** One draft a person, kept while another is in hand. `null` is who has not been greeted yet. */
export function useDrafts() {
  const drafts = useLive<ReadonlyMap<VisitId | null, Draft>>(new Map())
  const change = (changing: (next: Map<VisitId | null, Draft>) => void) => {
    const next = new Map(drafts.now())
    changing(next)
    drafts.set(next)
  }
  const of = (visit: VisitId | null) => drafts.now().get(visit) ?? NEW_DRAFT
  return {
    of,
    patch: (visit: VisitId | null, part: Partial<Draft>) => change((all) => all.set(visit, { ...of(visit), ...part })),
    /** Forgets all others: their number is given, and its undo is over. */
    keepOnly: (visits: readonly VisitId[]) =>
      change((all) => [...all.keys()].filter((key) => key !== null && !visits.includes(key)).forEach((key) => all.delete(key))),
    /** What was typed before the greeting goes with the person. */
    adopt: (visit: VisitId) =>
      change((all) => {
        all.set(visit, { ...NEW_DRAFT, ...all.get(null), ...all.get(visit) })
        all.delete(null)
      }),
  }
}
