/*
  Where the hub keeps things. A port: SQLite now, PostgreSQL later, one contract test for both (test/hub/storeContract.ts).
  Everything runs inside `read` or `write`. A write is one transaction: all of it or, when `work` throws, nothing; it is on
  the disk before `write` resolves. Nothing but statements of the given Tx may be awaited inside.
*/
import type { Outcome } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { Role } from '#domain/roles.ts'
import type { CardWrite } from '#wire/card.ts'
import type { FaultCode } from '#wire/fault.ts'

export interface Store {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** After an erasure: makes sure that the old text is not left in a journal either. */
  scrub(): Promise<void>
  close(): Promise<void>
}

export interface Tx {
  readonly log: LogTable
  readonly devices: DeviceTable
  readonly codes: CodeTable
  readonly tickets: TicketTable
  readonly cards: CardTable
}

/**
 * `normal`: this hub orders the centre's log. `recovering`: its store was set back, and it takes the lost tail from its devices
 * before it numbers anything new. `follows`: another hub orders it, and this one is kept filled.
 */
export type CentreMode = 'normal' | 'recovering' | 'follows'
/**
 * A centre and the head of its log. `reducer`: the newest that ever wrote outcomes here. `key`: 64 hexadecimal digits by which this
 * hub seals the heads that it hands out; it never leaves the hub but in a backup. `safeSeq`: up to here the log is in a verified backup.
 */
export type CentreRow = { centre: string; head: number; headHash: string; reducer: number; mode: CentreMode; key: string; safeSeq: number; cardHead: number }
/** One place in the log. `raw` is exactly what was hashed. */
export type EventRow = {
  n: number
  id: string
  device: string
  inc: string
  dseq: number
  type: string
  v: number
  recvAt: Instant
  raw: string
  outcome: Outcome
  hash: string
}
export type IncarnationRow = { lastDseq: number; lastId: string | null }
export type QuarantineRow = { id: string; device: string; inc: string; dseq: number; raw: string; code: FaultCode; sentence: string; recvAt: Instant }
/** Where an id was put: in the log under `n`, or in quarantine. */
export type Taken = { id: string; device: string; inc: string; dseq: number } & ({ n: number } | { code: FaultCode; sentence: string })

export interface LogTable {
  centres(): Promise<CentreRow[]>
  centre(centre: string): Promise<CentreRow | null>
  /** As `centre`, and nobody else can append to it until this transaction ends. */
  lock(centre: string): Promise<CentreRow | null>
  addCentre(centre: string, reducer: number, key: string): Promise<void>
  setMode(centre: string, mode: CentreMode): Promise<void>
  setSafeSeq(centre: string, safeSeq: number): Promise<void>
  setReducer(centre: string, reducer: number): Promise<void>
  setHead(centre: string, head: number, headHash: string): Promise<void>
  incarnation(centre: string, device: string, inc: string): Promise<IncarnationRow>
  setIncarnation(centre: string, device: string, inc: string, row: IncarnationRow): Promise<void>
  taken(centre: string, id: string): Promise<Taken | null>
  /** What used up a counter of a device. */
  atCounter(centre: string, device: string, inc: string, dseq: number): Promise<Taken | null>
  add(centre: string, row: EventRow): Promise<void>
  quarantine(centre: string, row: QuarantineRow): Promise<void>
  /** Forgets the text of what was put in quarantine before an instant; that it was, and why, stays. Answers how many. */
  eraseQuarantined(centre: string, before: Instant): Promise<number>
  /** Up to `limit` events after a number, in order. */
  after(centre: string, n: number, limit: number): Promise<EventRow[]>
  /** The chain hash at a number; null beyond the head. */
  hashAt(centre: string, n: number): Promise<string | null>
}

export type DeviceRow = {
  centre: string
  device: string
  role: Role
  label: string
  desk: string | null
  /** Empty for a display: it gives no numbers. */
  letter: string
  tokenHash: string
  joinedAt: Instant
  seenAt: Instant | null
  revokedAt: Instant | null
}

export interface DeviceTable {
  add(row: DeviceRow): Promise<void>
  find(device: string): Promise<DeviceRow | null>
  list(centre: string): Promise<DeviceRow[]>
  setSeen(device: string, at: Instant): Promise<void>
  setRevoked(device: string, at: Instant): Promise<void>
  /** A known device with a new token, label and desk; no longer revoked. */
  rejoin(row: DeviceRow): Promise<void>
}

/** A pairing code. Only its first half stands here, to find it by; the whole is hashed. */
export type CodeRow = {
  centre: string
  half: string
  codeHash: string
  role: Role
  label: string
  desk: string | null
  expiresAt: Instant
  usedAt: Instant | null
  tries: number
}

export interface CodeTable {
  add(row: CodeRow): Promise<void>
  find(half: string): Promise<CodeRow | null>
  setUsed(half: string, at: Instant): Promise<void>
  addTry(half: string): Promise<void>
  /** Forgets those that ended before an instant. */
  sweep(before: Instant): Promise<void>
}

export interface TicketTable {
  of(centre: string, visit: string): Promise<string | null>
  last(centre: string, day: DayKey): Promise<number>
  give(centre: string, day: DayKey, last: number, visit: string, ticket: string): Promise<void>
}

/** A write before it has its number. */
export type NewCardWrite = { visit: string; day: DayKey; write: string; field: string; text: string }

export interface CardTable {
  head(centre: string): Promise<number>
  /** The number of a write that is stored already. */
  numberOf(centre: string, write: string): Promise<number | null>
  isErased(centre: string, visit: string): Promise<boolean>
  /** Stores it under the next number and returns that. */
  add(centre: string, write: NewCardWrite): Promise<number>
  /** Removes all writes of a visit and leaves a tombstone under the next number. */
  erase(centre: string, visit: string, day: DayKey): Promise<number>
  /** Visits of which some write bears a day before this one. */
  visitsBefore(centre: string, day: DayKey): Promise<{ visit: string; day: DayKey }[]>
  /** Up to `limit` writes and tombstones after a number, in order. */
  after(centre: string, n: number, limit: number): Promise<CardWrite[]>
}
