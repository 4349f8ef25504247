/* From a row of either store to what the port promises. Both have the same tables with the same names. */
import type { Outcome } from '#domain/events.ts'
import type { Role } from '#domain/roles.ts'
import type { CardField, CardWrite } from '#wire/card.ts'
import type { FaultCode } from '#wire/fault.ts'
import type {
  BegunAs,
  CentreMode,
  CentreRow,
  CodeRow,
  DeviceRow,
  EventRow,
  GivenTicket,
  NamedIncarnation,
  PinRow,
  QuarantineRow,
  SnapshotPlace,
  Taken,
} from './store.ts'

export type Row = Record<string, unknown>

/** Columns have the type that they were declared with; these only say so to the compiler. */
export const text = (row: Row, column: string): string => String(row[column])
export const int = (row: Row, column: string): number => Number(row[column])
export const textOrNull = (row: Row, column: string): string | null => (row[column] === null ? null : String(row[column]))
const intOrNull = (row: Row, column: string): number | null => (row[column] === null ? null : Number(row[column]))

export const toCentre = (row: Row): CentreRow => ({
  centre: text(row, 'centre'),
  head: int(row, 'head'),
  headHash: text(row, 'head_hash'),
  reducer: int(row, 'reducer'),
  mode: text(row, 'mode') as CentreMode,
  key: text(row, 'key'),
  safeSeq: int(row, 'safe_seq'),
  cardHead: int(row, 'card_head'),
  begunAs: textOrNull(row, 'begun_as') as BegunAs | null,
  name: textOrNull(row, 'name'),
})

export const toEvent = (row: Row): EventRow => ({
  n: int(row, 'seq'),
  id: text(row, 'id'),
  device: text(row, 'device'),
  inc: text(row, 'inc'),
  dseq: int(row, 'dseq'),
  type: text(row, 'type'),
  v: int(row, 'v'),
  recvAt: int(row, 'recv_at'),
  raw: text(row, 'raw'),
  outcome: text(row, 'outcome') as Outcome,
  hash: text(row, 'hash'),
})

/** With a `seq` it stands in the log, else in quarantine. */
export function toTaken(row: Row): Taken {
  const place = { id: text(row, 'id'), device: text(row, 'device'), inc: text(row, 'inc'), dseq: int(row, 'dseq') }
  return row['seq'] === null ? { ...place, code: text(row, 'code') as FaultCode, sentence: text(row, 'sentence') } : { ...place, n: int(row, 'seq') }
}

export const toIncarnation = (row: Row): NamedIncarnation => ({
  device: text(row, 'device'),
  inc: text(row, 'inc'),
  lastDseq: int(row, 'last_dseq'),
  lastId: textOrNull(row, 'last_id'),
})

/** Its text lies there as bytes: it may hold what no text of a store can. */
export const toQuarantined = (row: Row): QuarantineRow => ({
  id: text(row, 'id'),
  device: text(row, 'device'),
  inc: text(row, 'inc'),
  dseq: int(row, 'dseq'),
  raw: Buffer.from(row['raw'] as Uint8Array).toString('utf8'),
  code: text(row, 'code') as FaultCode,
  sentence: text(row, 'sentence'),
  recvAt: int(row, 'recv_at'),
})

export const toGiven = (row: Row): GivenTicket => ({ visit: text(row, 'visit'), day: text(row, 'day'), ticket: text(row, 'ticket') })

export const toPin = (row: Row): PinRow => ({ staff: text(row, 'staff'), hash: text(row, 'hash'), salt: text(row, 'salt'), setAt: int(row, 'set_at') })

export const toPlace = (row: Row): SnapshotPlace => ({
  n: int(row, 'seq'),
  reducer: int(row, 'reducer'),
  hash: text(row, 'hash'),
  stateHash: text(row, 'state_hash'),
})

export const toDevice = (row: Row): DeviceRow => ({
  centre: text(row, 'centre'),
  device: text(row, 'device'),
  role: text(row, 'role') as Role,
  label: text(row, 'label'),
  desk: textOrNull(row, 'desk'),
  letter: text(row, 'letter'),
  tokenHash: text(row, 'token_hash'),
  joinedAt: int(row, 'joined_at'),
  seenAt: intOrNull(row, 'seen_at'),
  revokedAt: intOrNull(row, 'revoked_at'),
})

export const toCode = (row: Row): CodeRow => ({
  centre: text(row, 'centre'),
  half: text(row, 'half'),
  codeHash: text(row, 'code_hash'),
  role: text(row, 'role') as Role,
  label: text(row, 'label'),
  desk: textOrNull(row, 'desk'),
  expiresAt: int(row, 'expires_at'),
  usedAt: intOrNull(row, 'used_at'),
  tries: int(row, 'tries'),
})

export const toWrite = (row: Row): CardWrite => ({
  n: int(row, 'n'),
  visit: text(row, 'visit'),
  day: text(row, 'day'),
  write: text(row, 'write'),
  field: text(row, 'field') as CardField,
  text: text(row, 'text'),
})

export const toTombstone = (row: Row): CardWrite => ({ n: int(row, 'n'), visit: text(row, 'visit'), day: text(row, 'day'), erased: true })
