type Happened = { type: string; at: number; device: string }
type Lived<E> = { ticket: string | null; history: readonly E[] }

/** The last thing that a device did to anybody, with that person's number. `at` in milliseconds. */
export function lastDoneBy<E extends Happened>(visits: Iterable<Lived<E>>, device: string): { event: E; ticket: string | null } | null {
  let found: { event: E; ticket: string | null } | null = null
  for (const { ticket, history } of visits) {
    const event = history.findLast((one) => one.device === device)
    if (event && (found === null || event.at >= found.event.at)) found = { event, ticket }
  }
  return found
}
