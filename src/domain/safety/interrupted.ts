import type { Day } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { endOf } from '#domain/visit/endOf.ts'
import type { Visit } from '#domain/visit/visit.ts'

/** Whether an evacuation, also a drill, ran while a desk saw them: how long that took says nothing of the service. */
export function interrupted({ evacuations }: Pick<Day, 'evacuations'>, visit: Visit): boolean {
  return servicesOf(visit).some(([began, ended]) => evacuations.some(({ from, to }) => from < (ended ?? Infinity) && began < (to ?? Infinity)))
}

/** From when to when a desk saw them, for each matter; null: it goes on. */
function servicesOf(visit: Visit): [began: Instant, ended: Instant | null][] {
  return visit.enquiries.flatMap((enquiry) => {
    const before = [...enquiry.referrals, ...enquiry.reopened].map(({ seenAt, at }): [Instant | null, Instant | null] => [seenAt, at])
    const all: [Instant | null, Instant | null][] = [...before, [enquiry.seenAt, endOf(visit, enquiry)]]
    return all.filter((one): one is [Instant, Instant | null] => one[0] !== null)
  })
}
