/*
  The report's tables follow the log from behind: they know up to which number and hash they have looked, so it does not matter who wrote it, an
  append, a repair, a restored backup or another hub. A save does no work for
  them; one that comes while a day is made waits for that day.
*/
import { REDUCER } from '#domain/centre/state.ts'
import { RECORD } from '#domain/lead/record.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Envelope } from '#wire/event.ts'
import { HubFault } from '#hub/faults.ts'
import { letOthers } from '#hub/letOthers.ts'
import type { CentreRow, EventRow, ReportedTo, Store, Tx } from '#hub/store/store.ts'
import { touchedBy } from './topics.ts'

const PAGE = 500
/** By whose rules the rows are made: another release makes them anew. */
const MADE = REDUCER * 1000 + RECORD
const NOTHING: ReportedTo = { n: 0, hash: CHAIN_START, made: MADE }

/** Notes all that is new in a centre's log, and which days are to be made anew. Answers up to where. */
export async function followLog(store: Store, centre: string): Promise<ReportedTo> {
  const level = await store.read(async ({ log, reports }) => {
    const [row, known] = [mustBeHere(await log.centre(centre)), await reports.upTo(centre)]
    return known?.made === MADE && known.n === row.head && known.hash === row.headHash ? known : null
  })
  if (level) return level
  for (;;) {
    const { upTo, head } = await store.write((tx) => followPage(tx, centre))
    if (upTo.n >= head) return upTo
    await letOthers()
  }
}

async function followPage({ log, reports }: Tx, centre: string): Promise<{ upTo: ReportedTo; head: number }> {
  const row = mustBeHere(await log.lock(centre))
  const known = await reports.upTo(centre)
  const isOfThisLog = known?.made === MADE && known.n <= row.head && (await log.hashAt(centre, known.n)) === known.hash
  if (known && !isOfThisLog) await reports.forget(centre)
  const from = known && isOfThisLog ? known : NOTHING
  const events = await log.after(centre, from.n, Math.min(PAGE, row.head - from.n))
  const last = events.at(-1)
  const upTo = last ? { n: last.n, hash: last.hash, made: MADE } : from
  await noteEvents(reports, centre, events)
  await reports.setUpTo(centre, upTo)
  return { upTo, head: last ? row.head : upTo.n }
}

async function noteEvents(reports: Tx['reports'], centre: string, events: readonly EventRow[]): Promise<void> {
  const noted: { topic: string; n: number }[] = []
  const days = new Set<string>()
  let from: string | null = null
  for (const { n, raw } of events) {
    const touched = touchedBy(JSON.parse(raw) as Envelope)
    noted.push(...touched.topics.map((topic) => ({ topic, n })))
    for (const day of touched.days) days.add(day)
    if (touched.from !== null && (from === null || touched.from < from)) from = touched.from
  }
  await reports.note(centre, noted)
  for (const day of days) await reports.setDue(centre, day)
  if (from !== null) await reports.setDueFrom(centre, from)
}

function mustBeHere(row: CentreRow | null): CentreRow {
  if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
  return row
}
