import { useCallback, useState } from 'react'
import type { VisitId } from '#domain/events.ts'
import type { Draft } from './draft.ts'
import { NEW_DRAFT } from './draft.ts'

/** One draft a person, kept while another is in hand. `null` is who has not been greeted yet. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<ReadonlyMap<VisitId | null, Draft>>(new Map())
  const patch = useCallback(
    (visit: VisitId | null, part: Partial<Draft>) => setDrafts((all) => new Map(all).set(visit, { ...(all.get(visit) ?? NEW_DRAFT), ...part })),
    [],
  )
  /** What was typed before the greeting goes with the person. */
  const adopt = useCallback(
    (visit: VisitId, part: Partial<Draft>) =>
      setDrafts((all) => {
        const next = new Map(all).set(visit, { ...NEW_DRAFT, ...all.get(null), ...all.get(visit), ...part })
        next.delete(null)
        return next
      }),
    [],
  )
  const drop = useCallback(
    (visit: VisitId | null) =>
      setDrafts((all) => {
        const next = new Map(all)
        next.delete(visit)
        return next
      }),
    [],
  )
  return { of: (visit: VisitId | null) => drafts.get(visit) ?? NEW_DRAFT, patch, adopt, drop }
}
