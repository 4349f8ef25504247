/* From a row of either store to what the port promises. Both have the same tables with the same names. */
import type { Outcome } from '#domain/events.ts'
import type { PeriodRows } from '#domain/lead/period.ts'
import type { AppointmentRow, VisitRow } from '#domain/lead/record.ts'
import type { Role } from '#domain/roles.ts'
import type { CardField, CardWrite } from '#wire/card.ts'
import type { FaultCode } from '#wire/fault.ts'
import type {
  BegunAs,
  CentreMode,
  CentreRow,
  CodeRow,
  DeviceRow,
  EnrolmentRow,
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

export const toAppointment = (row: Row): PeriodRows['appointments'][number] => ({
  day: text(row, 'day'),
  appointment: text(row, 'appointment'),
  visit: textOrNull(row, 'visit'),
  service: text(row, 'service'),
  desk: textOrNull(row, 'desk'),
  hour: int(row, 'hour'),
  bookedAt: int(row, 'booked_at'),
  arrivedAt: intOrNull(row, 'arrived_at'),
  calledAt: intOrNull(row, 'called_at'),
  lateMinutes: intOrNull(row, 'late_minutes'),
  promise: text(row, 'promise') as AppointmentRow['promise'],
  why: text(row, 'why') as AppointmentRow['why'],
  overGrace: int(row, 'over_grace') === 1,
  left: int(row, 'has_left') === 1,
  toldError: intOrNull(row, 'told_error'),
  cause: textOrNull(row, 'cause') as AppointmentRow['cause'],
  confirmed: int(row, 'confirmed') === 1,
  ticket: textOrNull(row, 'ticket'),
  toldAt: intOrNull(row, 'told_at'),
})

export const toVisit = (row: Row): PeriodRows['visits'][number] => ({
  day: text(row, 'day'),
  visit: text(row, 'visit'),
  kind: text(row, 'kind') as VisitRow['kind'],
  service: textOrNull(row, 'service'),
  desk: textOrNull(row, 'desk'),
  hour: int(row, 'hour'),
  arrivedAt: int(row, 'arrived_at'),
  greetedAfter: intOrNull(row, 'greeted_after'),
  greetedInTime: row['greeted_in_time'] === null ? null : int(row, 'greeted_in_time') === 1,
  waitedMinutes: intOrNull(row, 'waited_minutes'),
  outcome: text(row, 'outcome') as VisitRow['outcome'],
  referrals: int(row, 'referrals'),
  leftBeforeCalled: int(row, 'left_before_called') === 1,
  enteredLater: int(row, 'entered_later') === 1,
  ticket: textOrNull(row, 'ticket'),
})

/** In the order of the columns, after centre and day. */
export const fromAppointment = (a: AppointmentRow) => [
  ...[a.appointment, a.visit, a.service, a.desk, a.hour, a.bookedAt, a.arrivedAt, a.calledAt, a.lateMinutes, a.promise, a.why],
  ...[Number(a.overGrace), Number(a.left), a.toldError, a.cause, Number(a.confirmed), a.ticket, a.toldAt],
]
export const fromVisit = (v: VisitRow) => [
  ...[v.visit, v.kind, v.service, v.desk, v.hour, v.arrivedAt, v.greetedAfter, v.greetedInTime === null ? null : Number(v.greetedInTime)],
  ...[v.waitedMinutes, v.outcome, v.referrals, Number(v.leftBeforeCalled), Number(v.enteredLater), v.ticket],
]

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
  // Ids hold no space.
  also: text(row, 'also')
    .split(' ')
    .filter((one) => one !== ''),
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

export const toEnrolment = (row: Row): EnrolmentRow => ({
  enrolment: text(row, 'enrolment'),
  centre: text(row, 'centre'),
  secretHash: text(row, 'secret_hash'),
  role: text(row, 'role') as Role,
  label: text(row, 'label'),
  most: int(row, 'most'),
  used: int(row, 'used'),
  until: text(row, 'until'),
  madeAt: int(row, 'made_at'),
  endedAt: intOrNull(row, 'ended_at'),
})
