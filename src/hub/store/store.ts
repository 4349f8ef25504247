/*
  Where the hub keeps things. A port with two makers, SQLite and PostgreSQL, and one contract test for both
  (test/hub/storeContract.ts). Everything runs inside `read` or `write`. A read sees one state, whatever others write meanwhile.
  A write is one transaction: all of it or, when `work` throws, nothing; it is on the disk before `write` resolves. Other hubs
  may write to the same store at the same time: what reads and then writes by what it read asks `log.lock` first. One centre a
  transaction. Nothing but statements of the given Tx may be awaited inside.
*/
import type { Outcome } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { PeriodRows } from '#domain/lead/period.ts'
import type { DayRecord } from '#domain/lead/record.ts'
import type { Role } from '#domain/roles.ts'
import type { CardWrite } from '#wire/card.ts'
import type { FaultCode } from '#wire/fault.ts'

export interface Store {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs while no other hub on this store runs something so; `work` may use `read` and `write`. Not within itself. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Word to the other hubs on this store and from them; null for a store that is for one process only. */
  readonly bell: Bell | null
  /** After an erasure: makes sure that the old text is not left in a journal either. */
  scrub(): Promise<void>
  close(): Promise<void>
}

/** What another hub says: where a centre's log and cards stand by now, or null: look at everything. */
export type Hint = { centre: string; head: number; cardHead: number } | null

/** A hint and no more: it may be late, doubled or lost. Whoever hears also looks by itself from time to time. */
export interface Bell {
  /** Tells the others, soon and not too often, that something of a centre is new; null: of the devices. Never throws. */
  ring(centre: string | null): void
  /** A short word of what is on the screens. Nothing is kept of it. Never throws. */
  say(word: string): void
  /** Runs with each such word of another hub, once `listen` was called. */
  hear(heard: (word: string) => void): void
  /** From now on. `heard(null)` also whenever word may have been missed. */
  listen(heard: (hint: Hint) => void): void
}

export interface Tx {
  readonly log: LogTable
  readonly devices: DeviceTable
  readonly codes: CodeTable
  readonly enrolments: EnrolmentTable
  readonly tickets: TicketTable
  readonly cards: CardTable
  readonly snapshots: SnapshotTable
  readonly pins: PinTable
  readonly reports: ReportTable
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
export type CentreRow = {
  centre: string
  head: number
  headHash: string
  reducer: number
  mode: CentreMode
  key: string
  safeSeq: number
  cardHead: number
  /** What was decided when nothing was written yet: the demo, or a centre of one's own. The demo is never put into that; null: nobody decided. */
  begunAs: BegunAs | null
  /** What it is called until it is set up, where it was added under a name. */
  name: string | null
}
export type BegunAs = 'demo' | 'ours'
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
export type NamedIncarnation = IncarnationRow & { device: string; inc: string }
export type QuarantineRow = { id: string; device: string; inc: string; dseq: number; raw: string; code: FaultCode; sentence: string; recvAt: Instant }
/** Where an id was put: in the log under `n`, or in quarantine. */
export type Taken = { id: string; device: string; inc: string; dseq: number } & ({ n: number } | { code: FaultCode; sentence: string })

export interface LogTable {
  centres(): Promise<CentreRow[]>
  centre(centre: string): Promise<CentreRow | null>
  /** As `centre`, and nobody else can append to it until this transaction ends. */
  lock(centre: string): Promise<CentreRow | null>
  /** Nobody else can add a centre until this transaction ends. */
  lockCentres(): Promise<void>
  addCentre(centre: string, reducer: number, key: string): Promise<void>
  setBegun(centre: string, as: BegunAs | null, name: string | null): Promise<void>
  setMode(centre: string, mode: CentreMode): Promise<void>
  setSafeSeq(centre: string, safeSeq: number): Promise<void>
  setReducer(centre: string, reducer: number): Promise<void>
  setHead(centre: string, head: number, headHash: string): Promise<void>
  incarnation(centre: string, device: string, inc: string): Promise<IncarnationRow>
  setIncarnation(centre: string, device: string, inc: string, row: IncarnationRow): Promise<void>
  /** Where each of these ids was put. One that is nowhere is left out; one may be in the log and in quarantine. */
  taken(centre: string, ids: readonly string[]): Promise<Taken[]>
  /** What used up these counters of a device. */
  atCounters(centre: string, device: string, inc: string, counters: readonly number[]): Promise<Taken[]>
  addAll(centre: string, rows: readonly EventRow[]): Promise<void>
  quarantineAll(centre: string, rows: readonly QuarantineRow[]): Promise<void>
  /** Forgets the text of what was put in quarantine before an instant; that it was, and why, stays. Answers how many. */
  eraseQuarantined(centre: string, before: Instant): Promise<number>
  /** Up to `limit` events after a number, in order. */
  after(centre: string, n: number, limit: number): Promise<EventRow[]>
  /** The chain hash at a number; null beyond the head. */
  hashAt(centre: string, n: number): Promise<string | null>
  /** The seal that the hub of a followed centre put under a number, which that hub asks for when it was set back. */
  keepSeal(centre: string, n: number, seal: string): Promise<void>
  /** The last such seal up to a number. */
  sealUpTo(centre: string, n: number): Promise<{ n: number; seal: string } | null>
  /** Every counter of a centre, by device and incarnation. */
  incarnations(centre: string): Promise<NamedIncarnation[]>
  /** What stands in quarantine, by device, incarnation and counter: up to `limit`, after leaving out the first `skip`. */
  quarantined(centre: string, skip: number, limit: number): Promise<QuarantineRow[]>
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
  /** Those of them that are known. */
  findAll(devices: readonly string[]): Promise<DeviceRow[]>
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
  /** Further centres that it joins, one device each. */
  also: readonly string[]
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

/** What joins many devices until a day. `label`: `{n}` in it is the number of the device. `most`: so many devices; `used`: so many have joined. */
export type EnrolmentRow = {
  enrolment: string
  centre: string
  secretHash: string
  role: Role
  label: string
  most: number
  used: number
  until: DayKey
  madeAt: Instant
  endedAt: Instant | null
}

export interface EnrolmentTable {
  add(row: EnrolmentRow): Promise<void>
  find(enrolment: string): Promise<EnrolmentRow | null>
  /** Oldest first. */
  list(centre: string): Promise<EnrolmentRow[]>
  setUsed(enrolment: string, used: number): Promise<void>
  /** The first time counts. */
  setEnded(enrolment: string, at: Instant): Promise<void>
}

/** The PIN of a staff member, hashed with scrypt and a salt of its own, both as hexadecimal digits. */
export type PinRow = { staff: string; hash: string; salt: string; setAt: Instant }

export interface PinTable {
  of(centre: string, staff: string): Promise<PinRow | null>
  /** In the place of one that they had. */
  set(centre: string, row: PinRow): Promise<void>
  remove(centre: string, staff: string): Promise<void>
  /** By staff id. */
  list(centre: string): Promise<PinRow[]>
}

export interface TicketTable {
  of(centre: string, visit: string): Promise<string | null>
  last(centre: string, day: DayKey): Promise<number>
  give(centre: string, day: DayKey, last: number, visit: string, ticket: string): Promise<void>
  /** No number of this day up to `last` is given from now on. */
  raise(centre: string, day: DayKey, last: number): Promise<void>
  /** The last number of every day, by day. */
  days(centre: string): Promise<{ day: DayKey; last: number }[]>
  /** Up to `limit` given numbers, by visit, after a visit (the empty text: from the first). */
  list(centre: string, after: string, limit: number): Promise<GivenTicket[]>
  /** Numbers that two visits of one day bear. There should be none. */
  doubles(centre: string): Promise<{ day: DayKey; ticket: string }[]>
}

export type GivenTicket = { visit: string; day: DayKey; ticket: string }

/** What a log came to at number `n`, where its chain hash is `hash`. `stateHash`: SHA-256 of `state`, in hexadecimal digits. */
export type SnapshotPlace = { n: number; reducer: number; hash: string; stateHash: string }
export type SnapshotRow = SnapshotPlace & { state: string }

export interface SnapshotTable {
  /** Newest first. */
  list(centre: string): Promise<SnapshotPlace[]>
  /** The state's text; null when it was left out since. */
  state(centre: string, n: number, reducer: number): Promise<string | null>
  /** The same place twice changes nothing. */
  add(centre: string, row: SnapshotRow): Promise<void>
  /** Forgets all but the newest so many. */
  keep(centre: string, count: number): Promise<void>
}

/** A write before it has its number. `visit`: whose card it is, a visit's or an appointment's (src/domain/appointments/cardKey.ts). */
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
  /** Those whose last write bears a day before this one, with that day: who was given a later day has it as long as that one. */
  visitsBefore(centre: string, day: DayKey): Promise<{ visit: string; day: DayKey }[]>
  /** Up to `limit` writes and tombstones after a number, in order. */
  after(centre: string, n: number, limit: number): Promise<CardWrite[]>
  /** A write or a tombstone under the number that it has in another store. A tombstone removes the visit's writes here too. */
  put(centre: string, write: CardWrite): Promise<void>
  setHead(centre: string, n: number): Promise<void>
}

/** How far the log was looked through for the report, and by which release's rules (`made`). */
export type ReportedTo = { n: number; hash: string; made: number }
/** `due`: its rows have to be made anew, because more was said of it, or because it was not over. */
export type ReportDay = { day: DayKey; due: boolean }

/**
 * What the report is counted from, made of the log and worth nothing by itself. Events are noted under topics, so that those of one day are found
 * without reading all; `from` and `to` are both included, and topics and days sort as bytes.
 */
export interface ReportTable {
  upTo(centre: string): Promise<ReportedTo | null>
  setUpTo(centre: string, upTo: ReportedTo): Promise<void>
  /** Throws all of a centre away. */
  forget(centre: string): Promise<void>
  note(centre: string, noted: readonly { topic: string; n: number }[]): Promise<void>
  /** The events under these topics, by number. */
  events(centre: string, from: string, to: string): Promise<EventRow[]>
  /** A day that is not known yet is from now on. */
  setDue(centre: string, day: DayKey): Promise<void>
  /** Of the known days. */
  setDueFrom(centre: string, day: DayKey): Promise<void>
  days(centre: string, from: DayKey, to: DayKey): Promise<ReportDay[]>
  /** The rows of a day, in the place of those that it had. */
  put(centre: string, day: ReportDay, record: DayRecord): Promise<void>
  /** By day and id. */
  rows(centre: string, from: DayKey, to: DayKey): Promise<PeriodRows>
}
