/* Who was seen outside, as ticked on this PC. Not shared: outside the lists of two PCs are compared by a person. */
import { useSyncExternalStore } from 'react'
import type { EventId, VisitId } from '#domain/events.ts'

export type Mark = 'safe' | 'notSeen'

const NONE: ReadonlyMap<VisitId, Mark> = new Map()
const listeners = new Set<() => void>()
let kept: { evacuation: EventId; marks: ReadonlyMap<VisitId, Mark> } | null = null

/** The marks of this evacuation, and the next one in turn: safe, not seen, none. They outlive the sheet, not the window. */
export function useMarks(evacuation: EventId): { marks: ReadonlyMap<VisitId, Mark>; turn: (visit: VisitId) => void } {
  const marks = useSyncExternalStore(subscribe, () => (kept?.evacuation === evacuation ? kept.marks : NONE))
  const turn = (visit: VisitId) => {
    const next = new Map(marks)
    const mark = marks.get(visit)
    if (mark === 'notSeen') next.delete(visit)
    else next.set(visit, mark === 'safe' ? 'notSeen' : 'safe')
    kept = { evacuation, marks: next }
    for (const changed of listeners) changed()
  }
  return { marks, turn }
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
