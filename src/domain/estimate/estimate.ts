import type { CentreState, Day } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'

/** When each visit that waits is probably called. Same state and same minute, same answer on every device. What nobody can tell is left out. */
export type Estimate = (state: CentreState, day: Day, now: Instant) => ReadonlyMap<VisitId, Instant>
