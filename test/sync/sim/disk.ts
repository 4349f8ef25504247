/*
  A PC's disk with its IndexedDB on it, in virtual time. It adds to fake-indexeddb what a simulator needs: transactions take
  time and belong to a window, a killed window's transactions vanish, a power cut takes what was not strictly durable, and a
  disk can be copied (a cloned PC, an older profile).
*/
import './install.ts'
import { Dexie } from 'dexie'
import { IDBFactory as FDBFactory, IDBKeyRange as FDBKeyRange, IDBTransaction as FDBTransaction } from 'fake-indexeddb'
import { activeScheduler } from './scheduler.ts'
import type { Owner } from './scheduler.ts'

/* What we need of the insides of fake-indexeddb, which has no types for them. */
type RawRecord = { key: unknown; value: unknown }
type RawStore = { records: { values(): Iterable<RawRecord> } }
export type RawDatabase = {
  name: string
  transactions: RawTransaction[]
  connections: RawConnection[]
  rawObjectStores: Map<string, RawStore>
  processTransactions(): void
}
type RawConnection = { _rawDatabase: RawDatabase }
type RawTransaction = {
  db: RawConnection
  mode: string
  durability: string
  _state: string
  _started: boolean
  _requests: unknown[]
  _rollbackLog: (() => void)[]
  _start(): void
  _abort(name: string): void
}
type RawFactory = { _databases: Map<string, RawDatabase>; _connectionQueues: Map<string, unknown> }

export type DiskOptions = {
  random: () => number
  /** Called when the full disk would not take a write. */
  refused?: () => void
  /** For planted bugs: a disk that forgets to take back what a killed window had half written; one that writes lazily. */
  torn?: boolean
  lazy?: boolean
}

const disks = new WeakMap<RawDatabase, Disk>()
const owners = new WeakMap<RawConnection, Owner>()
const flushing = new WeakSet<RawTransaction>()

export class Disk {
  readonly factory: IDBFactory = new FDBFactory()
  readonly options: DiskOptions
  /** Something that happens at the so-many-th write from now: a crash in the middle of a transaction. */
  fuse: { left: number; blow: () => void } | null = null
  /** Nothing more fits on it; how often it said so. */
  full = false
  refusals = 0
  /** The database as the last flush left it, while something newer is only in memory. Only a lazy disk has one. */
  private flushed: RawDatabase | null = null

  constructor(options: DiskOptions) {
    this.options = options
    const open = this.factory.open.bind(this.factory)
    this.factory.open = (name, version) => {
      // A connection belongs to the window that asked for it.
      const owner = activeScheduler()?.current
      const request = open(name, version)
      const adopt = () => {
        const connection = request.result as unknown as RawConnection
        if (owner) owners.set(connection, owner)
        disks.set(connection._rawDatabase, this)
      }
      request.addEventListener('upgradeneeded', adopt)
      request.addEventListener('success', adopt)
      return request
    }
  }

  /** The one database of this disk, once there is one. */
  get raw(): RawDatabase | null {
    return [...this.inside._databases.values()][0] ?? null
  }

  private get inside(): RawFactory {
    return this.factory as unknown as RawFactory
  }

  /** What Dexie opens next is on this disk. */
  plugIn(): void {
    Dexie.dependencies = { indexedDB: this.factory, IDBKeyRange: FDBKeyRange }
  }

  burn(): void {
    const { fuse } = this
    if (!fuse || --fuse.left > 0) return
    this.fuse = null
    const scheduler = activeScheduler()
    scheduler?.schedule(scheduler.world, 0, fuse.blow)
  }

  /** Whether there is room for what this transaction wrote. */
  refuse(transaction: RawTransaction): boolean {
    if (!this.full || transaction._rollbackLog.length === 0) return false
    this.refusals++
    this.options.refused?.()
    return true
  }

  wroteLazily(raw: RawDatabase): void {
    this.flushed ??= cloneDatabase(raw)
  }

  /** These windows are gone. Their open transactions never were; the ones being flushed may or may not have been. */
  killed(dead: readonly Owner[], power: boolean): void {
    this.inside._connectionQueues.clear()
    const { raw } = this
    if (!raw) return
    const isDead = (transaction: RawTransaction) => {
      const owner = owners.get(transaction.db)
      return owner === undefined || dead.includes(owner)
    }
    for (const transaction of raw.transactions) {
      if (transaction._state === 'finished' || !isDead(transaction)) continue
      const reachedTheDisk = flushing.has(transaction) && this.options.random() < 0.5
      if (!reachedTheDisk && !this.options.torn) for (const back of transaction._rollbackLog.toReversed()) back()
      transaction._state = 'finished'
    }
    raw.transactions = raw.transactions.filter((one) => one._state !== 'finished')
    raw.connections = raw.connections.filter((one) => !dead.some((owner) => owners.get(one) === owner))
    if (power && this.flushed) this.replace(this.flushed)
    else raw.processTransactions()
    this.flushed = null
  }

  /** The same PC a second time, or the profile as it is now, for later. */
  copy(): RawDatabase | null {
    return this.raw ? cloneDatabase(this.raw) : null
  }

  replace(database: RawDatabase): void {
    this.inside._connectionQueues.clear()
    this.inside._databases.clear()
    this.inside._databases.set(database.name, database)
    disks.set(database, this)
  }

  /** True when no transaction is half way, so that the tables can be looked at. */
  get isStill(): boolean {
    return !this.raw?.transactions.some((one) => one.mode !== 'readonly' && one._started && one._state !== 'finished')
  }

  rows<T>(table: string): T[] {
    const store = this.raw?.rawObjectStores.get(table)
    return store ? [...store.records.values()].map((record) => record.value as T) : []
  }
}

/** A new object graph of the same prototypes; the rows themselves are never changed in place and are shared. */
function cloneDatabase(raw: RawDatabase): RawDatabase {
  const known = new Map<unknown, unknown>()
  const clone = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const had = known.get(value)
    if (had !== undefined) return had
    if (value instanceof Map) {
      const map = new Map<unknown, unknown>()
      known.set(value, map)
      for (const [key, one] of value) map.set(key, clone(one))
      return map
    }
    const copy: object = Array.isArray(value) ? [] : (Object.create(Object.getPrototypeOf(value) as object | null) as object)
    known.set(value, copy)
    for (const [key, one] of Object.entries(value)) Object.assign(copy, { [key]: key === 'value' || key === 'key' ? one : clone(one) })
    return copy
  }
  const { transactions, connections } = raw
  Object.assign(raw, { transactions: [], connections: [] })
  const copy = clone(raw) as RawDatabase
  Object.assign(raw, { transactions, connections })
  // It was bound to the database that it came from.
  copy.processTransactions = (Object.getPrototypeOf(raw) as RawDatabase).processTransactions.bind(copy)
  return copy
}

const proto = FDBTransaction.prototype as unknown as RawTransaction
const start = proto._start

/** Work on a transaction is its window's, whoever was before it in the queue; beginning and committing take time. */
proto._start = function (this: RawTransaction) {
  const scheduler = activeScheduler()
  const owner = owners.get(this.db)
  const disk = disks.get(this.db._rawDatabase)
  if (!scheduler || !owner || !disk || this._state === 'finished') return start.call(this)
  const { random, lazy } = disk.options
  const later = (delay: number) =>
    void scheduler.schedule(owner, delay, () => {
      if (this._state !== 'finished') start.call(this)
    })
  if (!this._started) {
    this._started = true
    if (this.mode === 'readwrite' && (lazy || this.durability !== 'strict')) disk.wroteLazily(this.db._rawDatabase)
    return later(random() * 0.5)
  }
  if (this.mode !== 'readwrite' || flushing.has(this)) return start.call(this)
  disk.burn()
  if (this._requests.length === 0) {
    if (disk.refuse(this)) {
      this._abort('QuotaExceededError')
      this._state = 'finished'
      return
    }
    flushing.add(this)
    return later(random() < 0.05 ? random() * 200 : random() * 4)
  }
  start.call(this)
}
