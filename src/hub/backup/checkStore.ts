import type { Store } from '#hub/store/store.ts'
import { verifyCentre } from '#hub/log/verify.ts'

/** `events`: how many were read. `upTo`: each centre's last number. Troubles in plain words: what is damaged. Notices: what a human should look at though nothing is. */
export type Checked = { events: number; troubles: string[]; notices: string[]; upTo: { centre: string; n: number }[] }

/** Checks all centres of a store. It changes nothing. */
export async function checkStore(store: Store): Promise<Checked> {
  const all: Checked = { events: 0, troubles: [], notices: [], upTo: [] }
  const rows = await store.read(({ log }) => log.centres())
  for (const { centre, head } of rows) {
    const { events, troubles, notices } = await verifyCentre(store, centre)
    const named = (words: string[]) => words.map((one) => (rows.length > 1 ? `${centre}: ${one}` : one))
    all.events += events
    all.upTo.push({ centre, n: head })
    all.troubles.push(...named(troubles))
    all.notices.push(...named(notices))
  }
  return all
}
