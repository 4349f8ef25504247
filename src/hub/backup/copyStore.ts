import type { Cursor } from '#wire/code.ts'
import type { CentreRow, QuarantineRow, Store, Tx } from '#hub/store/store.ts'
import { letOthers } from '#hub/letOthers.ts'

const PAGE = 250
/** What stands in quarantine can be long. */
const FEW = 50

/** A centre of a copy, and the head of its log there. */
export type Copied = { centre: string; head: Cursor }

/**
 * Copies all that a store holds into an empty one, whatever kind each is; one-time codes are left out. The one that is copied may be written to
 * meanwhile: heads, counters and quarantine are read in one transaction, and the log up to these heads never changes. Tickets and cards are read
 * after that and may be a little newer, which does no harm: a number that was given is not given again.
 */
export async function copyStore(from: Store, to: Store): Promise<Copied[]> {
  const copied: Copied[] = []
  for (const { centre } of await from.read(({ log }) => log.centres())) {
    const row = await copyHeads(from, to, centre)
    if (row) copied.push({ centre, head: await copyLog(from, to, row) })
    await copySnapshots(from, to, centre)
    await copyTickets(from, to, centre)
    await copyCards(from, to, centre)
  }
  return copied
}

/** Everything that has to be of one moment. */
async function copyHeads(from: Store, to: Store, centre: string): Promise<CentreRow | null> {
  const read = await from.read(async ({ log, devices, pins }) => {
    const quarantined: QuarantineRow[] = []
    for (let part = await log.quarantined(centre, 0, FEW); part.length > 0; part = await log.quarantined(centre, quarantined.length, FEW))
      quarantined.push(...part)
    return {
      row: await log.centre(centre),
      incarnations: await log.incarnations(centre),
      devices: await devices.list(centre),
      pins: await pins.list(centre),
      quarantined,
    }
  })
  const { row } = read
  if (!row) return null
  await to.write(async ({ log, devices, pins }) => {
    await log.addCentre(centre, row.reducer, row.key)
    await log.setBegun(centre, row.begunAs, row.name)
    await log.setMode(centre, row.mode)
    await log.setHead(centre, row.head, row.headHash)
    // By what it is: all of it stands in this copy.
    await log.setSafeSeq(centre, row.head)
    for (const { device, inc, ...counter } of read.incarnations) await log.setIncarnation(centre, device, inc, counter)
    for (const one of read.devices) await devices.add(one)
    for (const one of read.pins) await pins.set(centre, one)
    if (read.quarantined.length > 0) await log.quarantineAll(centre, read.quarantined)
  })
  return row
}

async function copyLog(from: Store, to: Store, { centre, head, headHash }: CentreRow): Promise<Cursor> {
  for (let n = 0; n < head;) {
    const rows = await from.read(({ log }) => log.after(centre, n, Math.min(PAGE, head - n)))
    if (rows.length === 0) break
    await to.write(({ log }) => log.addAll(centre, rows))
    n = rows.at(-1)?.n ?? head
    await letOthers()
  }
  // Of a centre that is followed. Each of them: its own hub takes a long tail back page by page, and a page ends at a seal.
  for (let kept = await from.read(({ log }) => log.sealUpTo(centre, head)); kept;) {
    const { n, seal } = kept
    await to.write(({ log }) => log.keepSeal(centre, n, seal))
    kept = await from.read(({ log }) => log.sealUpTo(centre, n - 1))
  }
  return { n: head, hash: headHash }
}

/** Those that are of the copied part of the log. */
async function copySnapshots(from: Store, to: Store, centre: string): Promise<void> {
  const head = (await to.read(({ log }) => log.centre(centre)))?.head ?? 0
  for (const place of await from.read(({ snapshots }) => snapshots.list(centre))) {
    const state = place.n <= head ? await from.read(({ snapshots }) => snapshots.state(centre, place.n, place.reducer)) : null
    if (state !== null) await to.write(({ snapshots }) => snapshots.add(centre, { ...place, state }))
    await letOthers()
  }
}

async function copyTickets(from: Store, to: Store, centre: string): Promise<void> {
  await inParts(
    '',
    (after) => from.read(({ tickets }) => tickets.list(centre, after, PAGE)),
    (rows) =>
      to.write(async ({ tickets }) => {
        for (const { visit, day, ticket } of rows) await tickets.give(centre, day, 0, visit, ticket)
      }),
    (row) => row.visit,
  )
  // Last: not below any number that was copied.
  const days = await from.read(({ tickets }) => tickets.days(centre))
  await to.write(async ({ tickets }) => {
    for (const { day, last } of days) await tickets.raise(centre, day, last)
  })
}

/** By their numbers, up to the last that there is: an erasure meanwhile comes after what it erases, here too. */
async function copyCards(from: Store, to: Store, centre: string): Promise<void> {
  const last = await inParts(
    0,
    (after) => from.read(({ cards }) => cards.after(centre, after, PAGE)),
    (rows) =>
      to.write(async ({ cards }) => {
        for (const row of rows) await cards.put(centre, row)
      }),
    (row) => row.n,
  )
  const head = await from.read(({ cards }) => cards.head(centre))
  await to.write(({ cards }: Tx) => cards.setHead(centre, Math.max(last, head)))
}

async function inParts<Row, At>(start: At, read: (after: At) => Promise<Row[]>, write: (rows: Row[]) => Promise<void>, at: (row: Row) => At): Promise<At> {
  let after = start
  for (;;) {
    const rows = await read(after)
    const last = rows.at(-1)
    if (last === undefined) return after
    await write(rows)
    after = at(last)
    await letOthers()
  }
}
