/*
  Bugs planted on purpose, one for each kind of promise, by wrapping the product's parts: a simulator that does not find
  these would not find real ones either (planted.test.ts).
*/
import type { CentreStore } from '#renderer/centre/store.ts'
import { fold } from '#domain/centre/fold.ts'
import { Dexie } from 'dexie'
import type { Database } from '#renderer/log/database.ts'
import { follow } from '#renderer/log/follow.ts'
import type { Log } from '#renderer/log/log.ts'
import type { Road } from '#renderer/port/road.ts'
import type { CardTable, EventRow, LogTable, Store, TicketTable, Tx } from '#hub/store/store.ts'
import type { Numbered, Page } from '#wire/pull.ts'
import { spoilWindows } from './plantsInWindows.ts'
import { CENTRE, KEY } from './hub.ts'
import { isSetBackPlanted, SET_BACK_PLANTED, spoilArchive, spoilHandOver, spoilMode } from './setBackPlants.ts'

export const PLANTED = {
  ackBeforeCommit: 'the hub answers before its transaction is on the disk (I4)',
  cursorBeforePage: 'the cursor moves before the page is stored (I9)',
  outboxEmptiedOnAnswer: 'an event leaves the outbox on the answer to its push (I5)',
  tornTransactions: 'a transaction that a crash meets half way is half there (I9)',
  lazyDisk: 'the device says saved before it is strictly on the disk (I5)',
  idsNotChecked: 'the hub does not look whether it has an id already (I2, I10)',
  countersNotChecked: 'the hub takes any counter of a device (I2)',
  hashNotChained: 'the chain hash leaves out the one before (I3)',
  ownCounterForgotten: 'the count of the device’s own tickets is not kept (tickets)',
  hubTicketsInMemory: 'the hub’s count of tickets is not on its disk (tickets)',
  outcomeOnDevice: 'a device decides outcomes by itself (I8)',
  noticeForgotten: 'that a notice was read is not kept (told once)',
  rejectedThrownAway: 'a rejected event is not kept in quarantine (I5)',
  viewNotRefolded: 'the view keeps what the confirmed log took back (I6)',
  numberSkipped: 'the hub answers for an event that it does not store (I1)',
  factRefused: 'the hub stores a fact as a claim that came to nothing (I7)',
  clockDecidesOrder: 'the hub hands its log out in the order of its clock (I11)',
  pageDroppedEarly: 'a device drops a page that is in no backup (I12)',
  staleLeader: 'a window that stood still goes on from its own cursor (I9)',
  staleCounter: 'a window gives counters from its own memory (I2)',
  fullDiskSaved: 'what a full disk would not take is shown as saved (I5)',
  soundRejected: 'a device puts an event into quarantine that the hub has taken (I5)',
  tombstoneIgnored: 'the hub takes words on a card that it has erased (tombstones)',
  wordsKept: 'a device keeps the words of an erased card (tombstones)',
  unknownApplied: 'a device takes as applied what the hub did not know (I8)',
  pageTextChanged: 'a device stores a page’s text otherwise than it was hashed (I3)',
  ...SET_BACK_PLANTED,
} as const
export type Planted = keyof typeof PLANTED

export type Plants = {
  database(database: Database): Database
  road(road: Road, log: Log): Road
  store(store: CentreStore, log: Log): void
  hubStore(store: Store): Store
  /** Called with each push, before the hub's route has it. */
  aroundPush(body: string): void
  readonly disk: { torn: boolean; lazy: boolean }
}

export function plant(bug: Planted | null): Plants {
  let firstOfPush = 1
  return {
    disk: { torn: bug === 'tornTransactions', lazy: bug === 'lazyDisk' },
    database: (database) => (bug === null ? database : spoilDatabase(bug, database)),
    road: (road, log) => (bug === null ? road : spoilRoad(bug, road, log)),
    store: (store, log) => {
      if (bug === 'viewNotRefolded') keepView(store, log)
    },
    hubStore: (store) => (bug === null ? store : spoilStore(bug, store, () => firstOfPush)),
    aroundPush(body) {
      if (bug === 'countersNotChecked' || bug === 'idsNotChecked') firstOfPush = (JSON.parse(body) as { events: { dseq: number }[] }).events[0]?.dseq ?? 1
    },
  }
}

const nothing = () => Promise.resolve(undefined as never)

function spoilDatabase(bug: Planted, database: Database): Database {
  const { pages, quarantine, readNotices, meta } = database
  if (isSetBackPlanted(bug)) spoilArchive(bug, database)
  if (bug === 'rejectedThrownAway') Object.assign(quarantine, { put: nothing })
  if (bug === 'noticeForgotten') Object.assign(readNotices, { put: nothing })
  if (bug === 'ownCounterForgotten') {
    const put = meta.put.bind(meta)
    Object.assign(meta, { put: (row: { k: string }) => (row.k.startsWith('own:') ? nothing() : put(row as never)) })
  }
  if (bug === 'cursorBeforePage') {
    const add = pages.add.bind(pages)
    Object.assign(pages, {
      add(row: never) {
        Dexie.ignoreTransaction(() => setTimeout(() => void add(row), 5))
        return nothing()
      },
    })
  }
  if (bug === 'pageTextChanged') {
    const add = pages.add.bind(pages)
    Object.assign(pages, { add: (row: { raw: string }) => add({ ...row, raw: row.raw.replaceAll('"v":1', '"v": 1') } as never) })
  }
  spoilWindows(bug, database)
  return database
}

function spoilRoad(bug: Planted, road: Road, log: Log): Road {
  if (bug === 'outboxEmptiedOnAnswer') {
    return {
      ...road,
      async push(up) {
        const answer = await road.push(up)
        if ('ok' in answer)
          await log.database.outbox
            .where('id')
            .anyOf(up.events.map(({ id }) => id))
            .delete()
        return answer
      },
    }
  }
  if (isSetBackPlanted(bug)) return spoilHandOver(bug, road, CENTRE, KEY)
  if (bug === 'soundRejected') {
    return {
      ...road,
      async push(up) {
        const answer = await road.push(up)
        if (!('ok' in answer) || up.events[0]?.dseq !== 5) return answer
        const rejected = { code: 'badBody', sentence: 'No.' } as const
        return { ok: { ...answer.ok, results: answer.ok.results.map(({ id }) => ({ id, rejected })) } }
      },
    }
  }
  if (bug !== 'outcomeOnDevice' && bug !== 'unknownApplied') return road
  const spoiled = bug === 'unknownApplied' ? 'unknown' : 'noEffect'
  const spoil = (page: Page): Page => ({
    ...page,
    events: page.events.map((event): Numbered => ({ ...event, outcome: event.outcome.startsWith(spoiled) ? 'applied' : event.outcome })),
  })
  return {
    ...road,
    async pull(after, limit, whole) {
      const answer = await road.pull(after, limit, whole)
      return 'ok' in answer ? { ok: spoil(answer.ok) } : answer
    },
    news: (after, heard, closed) => road.news(after, (news) => heard(news.t === 'page' ? { t: 'page', page: spoil(news.page) } : news), closed),
  }
}

/** Confirmed news is folded onto what was shown, instead of showing anew what is confirmed and then unsent. */
function keepView(store: CentreStore, log: Log): void {
  let shown = store.belief.view
  follow(log, (news) => {
    shown = 'confirmed' in news ? fold(shown, news.confirmed) : store.belief.view
    store.belief = { ...store.belief, view: shown }
  })
}

function spoilStore(bug: Planted, store: Store, firstOfPush: () => number): Store {
  const given = new Map<string, number>()
  const log = (table: LogTable): LogTable => {
    const own = bind(table)
    if (bug === 'idsNotChecked') {
      const add = (centre: string, row: EventRow) =>
        own.addAll(centre, [row]).catch(() => own.addAll(centre, [{ ...row, id: `${row.id}:again`, dseq: row.dseq + 1000 }]))
      const addAll: LogTable['addAll'] = async (centre, rows) => {
        for (const row of rows) await add(centre, row)
      }
      return { ...own, taken: async () => [], incarnation: async () => ({ lastDseq: firstOfPush() - 1, lastId: null }), addAll }
    }
    if (bug === 'recoveringNumbers') return { ...own, ...spoilMode(own) }
    if (bug === 'countersNotChecked') return { ...own, incarnation: async () => ({ lastDseq: firstOfPush() - 1, lastId: null }) }
    const spoilRows = (spoilt: (row: EventRow) => EventRow[]): LogTable => ({ ...own, addAll: (centre, rows) => own.addAll(centre, rows.flatMap(spoilt)) })
    if (bug === 'numberSkipped') return spoilRows((row) => (row.n % 15 === 0 ? [] : [row]))
    if (bug === 'factRefused') return spoilRows((row) => [row.type === 'numberGiven' ? { ...row, outcome: 'noEffect:left' } : row])
    if (bug === 'hashNotChained') return spoilRows((row) => [{ ...row, hash: row.hash.replace(/^./, '0') }])
    if (bug === 'clockDecidesOrder') return { ...own, after: async (...of) => (await own.after(...of)).toSorted((a, b) => a.recvAt - b.recvAt) }
    return own
  }
  const tickets = (table: TicketTable): TicketTable => {
    if (bug !== 'hubTicketsInMemory') return table
    const own = bind(table)
    return {
      ...own,
      last: async (centre, day) => given.get(centre + day) ?? 0,
      give: (centre, day, last, ...rest) => (given.set(centre + day, last), own.give(centre, day, last, ...rest)),
    }
  }
  const cards = (table: CardTable): CardTable => (bug === 'tombstoneIgnored' ? { ...bind(table), isErased: async () => false } : table)
  const spoil = (tx: Tx): Tx => ({ ...tx, log: log(tx.log), tickets: tickets(tx.tickets), cards: cards(tx.cards) })
  return {
    ...store,
    read: (work) => store.read((tx) => work(spoil(tx))),
    write: (work) =>
      bug === 'ackBeforeCommit'
        ? new Promise((resolve, reject) => {
            store
              .write(async (tx) => {
                const result = await work(spoil(tx))
                resolve(result)
                return result
              })
              .catch(reject)
          })
        : store.write((tx) => work(spoil(tx))),
  }
}

/** A table with its methods as own properties, so that it can be spread. */
function bind<T extends object>(table: T): T {
  return Object.fromEntries(Object.keys(table).map((name) => [name, Reflect.get(table, name)])) as T
}
