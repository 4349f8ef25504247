/*
  Customer cards on this device: what people told us in their own words. They never touch the event log. The hub numbers
  accepted writes and that order wins; one's own unsent words win until they are confirmed.
*/
import type { DayKey } from '#domain/instant.ts'
import type { CardField, CardWrite } from '#wire/card.ts'
import type { CardOutboxRow, CardRow } from './database.ts'
import type { Log } from './log.ts'
import { readMeta } from './log.ts'

export type CardWords = Partial<Record<CardField, string>>

/** All of them or none; what was erased takes nothing more. */
export async function writeCardFields(log: Log, writes: readonly Omit<CardOutboxRow, 'k'>[]): Promise<void> {
  const { cards, cardOutbox } = log.database
  await log.database.transaction('rw', cards, cardOutbox, async () => {
    const rows = await cards.bulkGet(writes.map(({ visit }) => visit))
    await cardOutbox.bulkAdd(writes.filter((_, i) => !rows[i]?.erased))
  })
  log.tell()
}

export async function unsentCards(log: Log): Promise<CardOutboxRow[]> {
  return log.database.cardOutbox.orderBy('k').toArray()
}

export async function dropUnsentCard(log: Log, k: number): Promise<void> {
  await log.database.cardOutbox.delete(k)
}

/** The last accepted write that is here. */
export async function cardsCursor(log: Log): Promise<number> {
  return (await readMeta<number>(log.database, 'cards')) ?? 0
}

/** The last accepted write that is here, as the hub can know it again. */
export async function lastCard(log: Log): Promise<{ n: number; write: string | null }> {
  return { n: await cardsCursor(log), write: (await readMeta<string | null>(log.database, 'lastCard')) ?? null }
}

/**
 * The hub was set back and does not have all that is here: everything is asked for anew, and what is here goes to the outbox, the same
 * writes in the same order and before what was not sent yet. What the hub has already it takes no second time. A tombstone stays.
 */
export async function offerCardsAgain(log: Log): Promise<void> {
  const { cards, cardOutbox, meta } = log.database
  await log.database.transaction('rw', cards, cardOutbox, meta, async () => {
    const rows = await cards.toArray()
    const known = rows.flatMap(({ visit, day, fields }) =>
      Object.entries(fields).map(([field, { text, n, write }]) => ({ n, row: { write, visit, day, field: field as CardField, text } })),
    )
    const unsent = await unsentCards(log)
    await cardOutbox.clear()
    await cardOutbox.bulkAdd([
      ...known.sort((a, b) => a.n - b.n).map(({ row }) => row),
      ...unsent.map(({ write, visit, day, field, text }) => ({ write, visit, day, field, text })),
    ])
    await cards.bulkPut(rows.map((row) => ({ ...row, fields: {} })))
    await meta.bulkPut([
      { k: 'cards', value: 0 },
      { k: 'lastCard', value: null },
    ])
  })
  log.tell()
}

/** Takes accepted writes in order; the same ones twice change nothing. A tombstone empties the card for good. */
export async function takeCards(log: Log, writes: readonly CardWrite[]): Promise<void> {
  if (writes.length === 0) return
  const { cards, cardOutbox, meta } = log.database
  await log.database.transaction('rw', cards, cardOutbox, meta, async () => {
    let last = await cardsCursor(log)
    for (const write of writes) {
      if (write.n <= last) continue
      last = write.n
      const row: CardRow = (await cards.get(write.visit)) ?? { visit: write.visit, day: write.day, fields: {}, erased: false }
      if ('erased' in write) {
        await cards.put({ ...row, fields: {}, erased: true })
        await cardOutbox.where('visit').equals(write.visit).delete()
      } else if (!row.erased) {
        // Whoever was given another day has the card as long as that one.
        await cards.put({ ...row, day: write.day, fields: { ...row.fields, [write.field]: { text: write.text, n: write.n, write: write.write } } })
        await cardOutbox
          .where('visit')
          .equals(write.visit)
          .filter((own) => own.write === write.write)
          .delete()
      }
    }
    const end = writes.at(-1)
    if (end?.n === last) await meta.put({ k: 'lastCard', value: 'write' in end ? end.write : null })
    await meta.put({ k: 'cards', value: last })
  })
  log.tell()
}

/** Empties cards of days before this one, also while the hub is away. */
export async function eraseCardsBefore(log: Log, day: DayKey): Promise<void> {
  const { cards, cardOutbox } = log.database
  await log.database.transaction('rw', cards, cardOutbox, async () => {
    const old = await cards.where('day').below(day).toArray()
    await cards.bulkPut(old.map((row) => ({ ...row, fields: {}, erased: true })))
    await cardOutbox.filter((row) => row.day < day).delete()
  })
}

/** All cards as they read now: confirmed words, own unsent ones above. */
export async function readCards(log: Log): Promise<Map<string, CardWords>> {
  const { cards: table, cardOutbox } = log.database
  // At one moment: between two readings a word could leave the outbox and be seen in neither.
  const [rows, own] = await log.database.transaction('r', table, cardOutbox, () => Promise.all([table.toArray(), unsentCards(log)]))
  const cards = new Map<string, CardWords>()
  for (const row of rows) cards.set(row.visit, Object.fromEntries(Object.entries(row.fields).map(([field, { text }]) => [field, text])))
  for (const { visit, field, text } of own) cards.set(visit, { ...cards.get(visit), [field]: text })
  return cards
}
