/* "Is Ani here?": somebody asks for help in private. What is kept is that one more person is in the building, and who looked. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState, Day, PrivateVisit } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import { whoIsAt } from '#domain/people/evolvePlaces.ts'

export type PrivateCommand =
  | { type: 'comePrivately'; visit: VisitId }
  | { type: 'endPrivately'; visit: VisitId }
  /** Done either way: a look that is not allowed is kept as well, and shows nothing. */
  | { type: 'openPrivately'; visit: VisitId }

type Of<T extends PrivateCommand['type']> = Extract<PrivateCommand, { type: T }>

export function comePrivately(state: CentreState, { visit }: Of<'comePrivately'>, { now, day }: Asked): Decision {
  if (dayOf(state, day).privates.some((one) => one.visit === visit)) return { refused: { reason: 'alreadyHere' } }
  return { events: [{ type: 'privateCame', v: 1, day, at: now, body: { visit } }] }
}

export function endPrivately(state: CentreState, { visit }: Of<'endPrivately'>, { now, day }: Asked): Decision {
  const known = dayOf(state, day).privates.find((one) => one.visit === visit)
  if (!known) return { refused: { reason: 'unknownPrivate' } }
  if (known.endedAt !== null) return { refused: { reason: 'alreadyOver' } }
  return { events: [{ type: 'privateEnded', v: 1, day, at: now, body: { visit } }] }
}

export function openPrivately(state: CentreState, { visit }: Of<'openPrivately'>, { now, day, device }: Asked): Decision {
  const known = dayOf(state, day).privates.find((one) => one.visit === visit)
  if (!known) return { refused: { reason: 'unknownPrivate' } }
  const who = state.staff.get(whoIsAt(state, device, day) ?? '')
  const allowed = who !== undefined && who.here && who.roles.includes('safeguarding')
  return { events: [{ type: 'privateOpened', v: 1, day, at: now, body: { visit, allowed } }] }
}

/** Who is in the building in private at an instant. */
export function privatelyHere({ privates }: Day, at: number): PrivateVisit[] {
  return privates.filter((one) => one.at <= at && (one.endedAt === null || one.endedAt > at))
}
