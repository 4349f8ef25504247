/* Bugs planted in what a window keeps: its memory where the disk should count, a full disk, and what it drops. */
import type { CardRow, Database, PageRow } from '#renderer/log/database.ts'

export function spoilWindows(bug: string, database: Database): void {
  const { cards, pages } = database
  if (bug === 'staleLeader') {
    remember(database, 'cursor')
    Object.assign(pages, { add: pages.put.bind(pages) })
  }
  if (bug === 'staleCounter') remember(database, 'identity')
  if (bug === 'pageDroppedEarly') {
    const add = pages.add.bind(pages)
    Object.assign(pages, { add: (row: PageRow) => add(row).then(() => (row.from > 25 ? pages.delete(1) : undefined)) })
  }
  if (bug === 'wordsKept') {
    const put = cards.put.bind(cards)
    Object.assign(cards, { put: (row: CardRow) => cards.get(row.visit).then((had) => put(row.erased && had ? { ...row, fields: had.fields } : row)) })
  }
  if (bug === 'fullDiskSaved') swallow(database)
}

/** What this window once read or wrote counts, whatever another has written since. */
function remember({ meta }: Database, k: string): void {
  type Row = { k: string } | undefined
  let mine: Row
  const [get, put] = [meta.get.bind(meta), meta.put.bind(meta)]
  Object.assign(meta, {
    get: (wanted: string) => (wanted === k && mine ? Promise.resolve(mine) : get(wanted).then((row: Row) => (wanted === k ? (mine = row) : row))),
    put(row: NonNullable<Row>) {
      if (row.k === k) mine = row
      return put(row as never)
    },
  })
}

/** A write of new events that the disk would not take ends as if it had. */
function swallow(database: Database): void {
  type Transaction = (...args: unknown[]) => Promise<unknown>
  const transaction = database.transaction.bind(database) as unknown as Transaction
  const spoiled: Transaction = async (...args) => {
    let result: unknown
    const scope = args.at(-1) as () => Promise<unknown>
    try {
      return await transaction(...args.slice(0, -1), async () => (result = await scope()))
    } catch (error) {
      if (args.length === 4 && args[1] === database.outbox && args[2] === database.meta && String(error).includes('Quota')) return result
      throw error
    }
  }
  Object.assign(database, { transaction: spoiled })
}
