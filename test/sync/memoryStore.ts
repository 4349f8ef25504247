/*
  The hub's store in memory, for the simulator: the same port, the same contract (memoryStore.test.ts). The disk outlives the
  process that writes to it; a transaction that a crash meets half way leaves nothing behind.
*/
import type { CardField } from '#wire/card.ts'
import { CHAIN_START } from '#wire/code.ts'
import { makeQueue } from '#hub/store/queue.ts'
import { reportTable } from './memoryReports.ts'
import type {
  CardTable,
  CentreRow,
  CodeRow,
  CodeTable,
  DeviceRow,
  DeviceTable,
  EnrolmentRow,
  EnrolmentTable,
  EventRow,
  IncarnationRow,
  LogTable,
  PinRow,
  PinTable,
  QuarantineRow,
  SnapshotRow,
  SnapshotTable,
  Store,
  Taken,
  TicketTable,
  Tx,
} from '#hub/store/store.ts'

type CardRow = { centre: string; n: number; visit: string; day: string } & ({ write: string; field: CardField; text: string } | { erased: true })

/** What is on the disk. Every table is a flat map, so that one way of taking back fits all. */
export class MemoryDisk {
  readonly centres = new Map<string, CentreRow>()
  readonly events = new Map<string, EventRow>()
  readonly seals = new Map<string, string>()
  readonly ids = new Map<string, string>()
  readonly counters = new Map<string, string>()
  readonly incarnations = new Map<string, IncarnationRow>()
  readonly quarantine = new Map<string, QuarantineRow>()
  readonly devices = new Map<string, DeviceRow>()
  readonly codes = new Map<string, CodeRow>()
  readonly enrolments = new Map<string, EnrolmentRow>()
  readonly ticketDays = new Map<string, number>()
  readonly tickets = new Map<string, string>()
  readonly ticketsOf = new Map<string, string>()
  readonly cards = new Map<string, CardRow>()
  readonly snapshots = new Map<string, SnapshotRow>()
  readonly pins = new Map<string, PinRow>()
  readonly reports = new Map<string, unknown>()
  /** How to take back what is not on the disk for good; the open transaction, or one that is being flushed. */
  undo: (() => void)[] = []
  /** Written but not yet flushed: a killed process leaves it, a power cut takes it. */
  flushing = false

  set<V>(table: Map<string, V>, key: string, value: V): void {
    const [had, before] = [table.has(key), table.get(key)]
    this.undo.push(() => (had ? table.set(key, before as V) : table.delete(key)))
    table.set(key, value)
  }

  remove<V>(table: Map<string, V>, key: string): void {
    const before = table.get(key)
    if (before === undefined) return
    this.undo.push(() => table.set(key, before))
    table.delete(key)
  }

  rollBack(): void {
    for (const back of this.undo.toReversed()) back()
    this.undo = []
    this.flushing = false
  }

  /** The process is gone. `power`: so is what the system had not written yet. */
  crash(power: boolean): void {
    if (this.flushing && !power) this.undo = []
    this.rollBack()
  }

  /** As a backup would have it: what is committed now. */
  copy(): MemoryDisk {
    const copy = new MemoryDisk()
    for (const [table, rows] of Object.entries(this)) {
      if (rows instanceof Map) (copy as unknown as Record<string, Map<string, unknown>>)[table] = new Map(rows as Map<string, unknown>)
    }
    return copy
  }
}

/** What a statement and a flush wait for. Both are nothing where there is no virtual time. */
export type Waits = { statement(): Promise<void>; flush(): Promise<void> }
const NO_WAITS: Waits = { statement: () => Promise.resolve(), flush: () => Promise.resolve() }

export function memoryStore(disk: MemoryDisk, waits: Waits = NO_WAITS): Store {
  const slow = <T extends object>(table: T): T =>
    new Proxy(table, {
      get: (target, name, self) => {
        const method: unknown = Reflect.get(target, name, self)
        if (typeof method !== 'function') return method
        return (...args: unknown[]) => waits.statement().then(() => Reflect.apply(method, target, args))
      },
    })
  const tx: Tx = {
    log: slow(logTable(disk)),
    devices: slow(deviceTable(disk)),
    codes: slow(codeTable(disk)),
    enrolments: slow(enrolmentTable(disk)),
    tickets: slow(ticketTable(disk)),
    cards: slow(cardTable(disk)),
    snapshots: slow(snapshotTable(disk)),
    pins: slow(pinTable(disk)),
    reports: slow(reportTable(disk)),
  }
  const queue = makeQueue()
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    queue(async () => {
      disk.undo = []
      try {
        const result = await work(tx)
        if (disk.undo.length > 0) {
          disk.flushing = true
          await waits.flush()
          disk.flushing = false
        }
        disk.undo = []
        return result
      } catch (error) {
        disk.rollBack()
        throw error
      }
    })
  return {
    read: within,
    write: within,
    alone: (work) => work(),
    bell: null,
    scrub: () => queue(async () => undefined),
    close: () => queue(async () => undefined),
  }
}

const key = (...parts: (string | number)[]) => parts.join('\n')

/** The rows of one centre, by their keys. */
function ofCentre<V>(table: Map<string, V>, id: string): [string, V][] {
  return [...table].filter(([at]) => at.startsWith(`${id}\n`)).sort(([a], [b]) => (a < b ? -1 : 1))
}

function refuse(taken: boolean, what: string): void {
  if (taken) throw new Error(`There is already such a ${what}.`)
}

function logTable(disk: MemoryDisk): LogTable {
  const centre = async (id: string) => {
    const row = disk.centres.get(id)
    return row ? { ...row } : null
  }
  const change = (id: string, part: Partial<CentreRow>) => {
    const row = disk.centres.get(id)
    if (row) disk.set(disk.centres, id, { ...row, ...part })
  }
  const inLog = (place: string | undefined): Taken[] => {
    const row = place === undefined ? undefined : disk.events.get(place)
    return row ? [{ id: row.id, device: row.device, inc: row.inc, dseq: row.dseq, n: row.n }] : []
  }
  const kept = ({ id, device, inc, dseq, code, sentence }: QuarantineRow): Taken => ({ id, device, inc, dseq, code, sentence })
  const addOne = (id: string, row: EventRow) => {
    const [place, event, counter] = [key(id, row.n), key(id, row.id), key(id, row.device, row.inc, row.dseq)]
    refuse(disk.events.has(place) || disk.ids.has(event) || disk.counters.has(counter), 'event')
    disk.set(disk.events, place, row)
    disk.set(disk.ids, event, place)
    disk.set(disk.counters, counter, place)
  }
  const setApart = (id: string, row: QuarantineRow) => {
    const at = key(id, row.device, row.inc, row.dseq)
    refuse(disk.quarantine.has(at), 'quarantined event')
    disk.set(disk.quarantine, at, row)
  }
  return {
    centre,
    lock: centre,
    lockCentres: async () => undefined,
    centres: async () => [...disk.centres.values()],
    async addCentre(id, reducer, key) {
      refuse(disk.centres.has(id), 'centre')
      disk.set(disk.centres, id, {
        centre: id,
        head: 0,
        headHash: CHAIN_START,
        reducer,
        mode: 'normal',
        key,
        safeSeq: 0,
        cardHead: 0,
        begunAs: null,
        name: null,
      })
    },
    setBegun: async (id, begunAs, name) => change(id, { begunAs, name }),
    setMode: async (id, mode) => change(id, { mode }),
    setSafeSeq: async (id, safeSeq) => change(id, { safeSeq }),
    setReducer: async (id, reducer) => change(id, { reducer }),
    setHead: async (id, head, headHash) => change(id, { head, headHash }),
    incarnation: async (...of) => disk.incarnations.get(key(...of)) ?? { lastDseq: 0, lastId: null },
    setIncarnation: async (id, device, inc, row) => disk.set(disk.incarnations, key(id, device, inc), row),
    async taken(id, events) {
      const wanted = new Set(events)
      const apart = [...disk.quarantine].filter(([at, row]) => wanted.has(row.id) && at.startsWith(`${id}\n`)).map(([, row]) => kept(row))
      return [...events.flatMap((event) => inLog(disk.ids.get(key(id, event)))), ...apart]
    },
    atCounters: async (id, device, inc, counters) =>
      counters.flatMap((dseq) => {
        const at = key(id, device, inc, dseq)
        const row = disk.quarantine.get(at)
        return [...inLog(disk.counters.get(at)), ...(row ? [kept(row)] : [])]
      }),
    addAll: async (id, rows) => rows.forEach((row) => addOne(id, row)),
    quarantineAll: async (id, rows) => rows.forEach((row) => setApart(id, row)),
    async eraseQuarantined(id, before) {
      const old = [...disk.quarantine].filter(([at, row]) => at.startsWith(`${id}\n`) && row.recvAt < before && row.raw !== '')
      for (const [at, row] of old) disk.set(disk.quarantine, at, { ...row, raw: '' })
      return old.length
    },
    async after(id, n, limit) {
      const rows: EventRow[] = []
      const head = Math.max(disk.centres.get(id)?.head ?? 0, disk.events.size)
      for (let at = n + 1; at <= head && rows.length < limit; at++) {
        const row = disk.events.get(key(id, at))
        if (row) rows.push(row)
      }
      return rows
    },
    keepSeal: async (id, n, seal) => disk.set(disk.seals, key(id, n), seal),
    async sealUpTo(id, n) {
      for (let at = n; at > 0; at--) {
        const seal = disk.seals.get(key(id, at))
        if (seal !== undefined) return { n: at, seal }
      }
      return null
    },
    hashAt: async (id, n) => (n === 0 ? CHAIN_START : (disk.events.get(key(id, n))?.hash ?? null)),
    incarnations: async (id) =>
      ofCentre(disk.incarnations, id).map(([at, row]) => {
        const [, device = '', inc = ''] = at.split('\n')
        return { device, inc, ...row }
      }),
    quarantined: async (id, skip, limit) =>
      ofCentre(disk.quarantine, id)
        .map(([, row]) => row)
        .sort((a, b) => (a.device + a.inc < b.device + b.inc ? -1 : a.device + a.inc > b.device + b.inc ? 1 : a.dseq - b.dseq))
        .slice(skip, skip + limit),
  }
}

function deviceTable(disk: MemoryDisk): DeviceTable {
  const change = (device: string, part: (row: DeviceRow) => Partial<DeviceRow>) => {
    const row = disk.devices.get(device)
    if (row) disk.set(disk.devices, device, { ...row, ...part(row) })
  }
  return {
    async add(row) {
      refuse(disk.devices.has(row.device), 'device')
      disk.set(disk.devices, row.device, row)
    },
    find: async (device) => disk.devices.get(device) ?? null,
    findAll: async (ids) => ids.flatMap((device) => disk.devices.get(device) ?? []),
    list: async (centre) => [...disk.devices.values()].filter((row) => row.centre === centre),
    setSeen: async (device, at) => change(device, () => ({ seenAt: at })),
    setRevoked: async (device, at) => change(device, (row) => ({ revokedAt: row.revokedAt ?? at })),
    rejoin: async (row) => change(row.device, () => row),
  }
}

function codeTable(disk: MemoryDisk): CodeTable {
  const change = (half: string, part: (row: CodeRow) => Partial<CodeRow>) => {
    const row = disk.codes.get(half)
    if (row) disk.set(disk.codes, half, { ...row, ...part(row) })
  }
  return {
    add: async (row) => disk.set(disk.codes, row.half, row),
    find: async (half) => disk.codes.get(half) ?? null,
    setUsed: async (half, at) => change(half, () => ({ usedAt: at })),
    addTry: async (half) => change(half, (row) => ({ tries: row.tries + 1 })),
    async sweep(before) {
      for (const row of disk.codes.values()) if (row.expiresAt < before) disk.remove(disk.codes, row.half)
    },
  }
}

function enrolmentTable(disk: MemoryDisk): EnrolmentTable {
  const change = (enrolment: string, part: (row: EnrolmentRow) => Partial<EnrolmentRow>) => {
    const row = disk.enrolments.get(enrolment)
    if (row) disk.set(disk.enrolments, enrolment, { ...row, ...part(row) })
  }
  return {
    add: async (row) => disk.set(disk.enrolments, row.enrolment, row),
    find: async (enrolment) => disk.enrolments.get(enrolment) ?? null,
    list: async (centre) => [...disk.enrolments.values()].filter((row) => row.centre === centre).sort((a, b) => a.madeAt - b.madeAt),
    setUsed: async (enrolment, used) => change(enrolment, () => ({ used })),
    setEnded: async (enrolment, at) => change(enrolment, ({ endedAt }) => ({ endedAt: endedAt ?? at })),
  }
}

function ticketTable(disk: MemoryDisk): TicketTable {
  const given = (centre: string) =>
    ofCentre(disk.tickets, centre).map(([at, ticket]) => ({ visit: at.split('\n')[1] ?? '', day: disk.ticketsOf.get(at) ?? '', ticket }))
  return {
    of: async (centre, visit) => disk.tickets.get(key(centre, visit)) ?? null,
    last: async (centre, day) => disk.ticketDays.get(key(centre, day)) ?? 0,
    async raise(centre, day, last) {
      disk.set(disk.ticketDays, key(centre, day), Math.max(disk.ticketDays.get(key(centre, day)) ?? 0, last))
    },
    async give(centre, day, last, visit, ticket) {
      refuse(disk.tickets.has(key(centre, visit)), 'ticket')
      disk.set(disk.ticketDays, key(centre, day), last)
      disk.set(disk.tickets, key(centre, visit), ticket)
      disk.set(disk.ticketsOf, key(centre, visit), day)
    },
    days: async (centre) => ofCentre(disk.ticketDays, centre).map(([at, last]) => ({ day: at.split('\n')[1] ?? '', last })),
    list: async (centre, after, limit) =>
      given(centre)
        .filter(({ visit }) => visit > after)
        .slice(0, limit),
    async doubles(centre) {
      const seen = new Map<string, { day: string; ticket: string; times: number }>()
      for (const { day, ticket } of given(centre)) seen.set(key(day, ticket), { day, ticket, times: (seen.get(key(day, ticket))?.times ?? 0) + 1 })
      return [...seen.values()].filter(({ times }) => times > 1).map(({ day, ticket }) => ({ day, ticket }))
    },
  }
}

function pinTable(disk: MemoryDisk): PinTable {
  return {
    of: async (centre, staff) => disk.pins.get(key(centre, staff)) ?? null,
    set: async (centre, row) => disk.set(disk.pins, key(centre, row.staff), row),
    remove: async (centre, staff) => disk.remove(disk.pins, key(centre, staff)),
    list: async (centre) => ofCentre(disk.pins, centre).map(([, row]) => row),
  }
}

function snapshotTable(disk: MemoryDisk): SnapshotTable {
  const newestFirst = (centre: string) =>
    ofCentre(disk.snapshots, centre)
      .map(([, row]) => row)
      .sort((a, b) => b.n - a.n || b.reducer - a.reducer)
  return {
    list: async (centre) => newestFirst(centre).map(({ state: _state, ...place }) => place),
    state: async (centre, n, reducer) => disk.snapshots.get(key(centre, n, reducer))?.state ?? null,
    async add(centre, row) {
      if (!disk.snapshots.has(key(centre, row.n, row.reducer))) disk.set(disk.snapshots, key(centre, row.n, row.reducer), row)
    },
    async keep(centre, count) {
      for (const { n, reducer } of newestFirst(centre).slice(count)) disk.remove(disk.snapshots, key(centre, n, reducer))
    },
  }
}

function cardTable(disk: MemoryDisk): CardTable {
  const rows = (centre: string) => [...disk.cards.values()].filter((row) => row.centre === centre)
  const head = (centre: string) => disk.centres.get(centre)?.cardHead ?? 0
  const next = (centre: string) => {
    const row = disk.centres.get(centre)
    if (!row) throw new Error(`There is no centre ${centre}.`)
    disk.set(disk.centres, centre, { ...row, cardHead: row.cardHead + 1 })
    return row.cardHead + 1
  }
  const put = (row: CardRow) => disk.set(disk.cards, key(row.centre, row.n), row)
  return {
    head: async (centre) => head(centre),
    numberOf: async (centre, write) => rows(centre).find((row) => 'write' in row && row.write === write)?.n ?? null,
    isErased: async (centre, visit) => rows(centre).some((row) => row.visit === visit && 'erased' in row),
    async add(centre, { visit, day, write, field, text }) {
      const n = next(centre)
      put({ centre, n, visit, day, write, field: field as CardField, text })
      return n
    },
    async erase(centre, visit, day) {
      const n = next(centre)
      for (const row of rows(centre)) if (row.visit === visit) disk.remove(disk.cards, key(centre, row.n))
      put({ centre, n, visit, day, erased: true })
      return n
    },
    async visitsBefore(centre, day) {
      const last = new Map<string, string>()
      for (const row of rows(centre).sort((a, b) => a.n - b.n)) if ('write' in row) last.set(row.visit, row.day)
      return [...last]
        .filter(([, of]) => of < day)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([visit, of]) => ({ visit, day: of }))
    },
    async after(centre, n, limit) {
      return rows(centre)
        .filter((row) => row.n > n)
        .sort((a, b) => a.n - b.n)
        .slice(0, limit)
        .map(({ centre: _centre, ...row }) => row)
    },
    async put(centre, write) {
      if ('erased' in write) for (const row of rows(centre)) if (row.visit === write.visit) disk.remove(disk.cards, key(centre, row.n))
      put({ centre, ...write })
    },
    async setHead(centre, n) {
      const row = disk.centres.get(centre)
      if (row) disk.set(disk.centres, centre, { ...row, cardHead: n })
    },
  }
}
