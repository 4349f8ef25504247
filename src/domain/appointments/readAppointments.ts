/* A file of appointments from another system: every line is understood before one is written. */
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import type { DeskId, ServiceId } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { isDay } from '#domain/time/isDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { readTime } from '#domain/time/readTime.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import type { NewAppointment } from './book.ts'
import { isClosedAt } from './book.ts'
import { cardKeyFor, cardKeyOf } from './cardKey.ts'
import { lastBookable } from './lastBookable.ts'
import type { CsvRow } from './readCsv.ts'
import { readCsv } from './readCsv.ts'
import { idOfReference } from './reference.ts'
import { isSomebodyThere } from './slots.ts'

export const COLUMNS = ['reference', 'service', 'date', 'time', 'desk'] as const
/** A sixth one may be there: for whom. It goes to the customer card and nowhere else. */
const FOR_WHOM = 'name'
type Column = (typeof COLUMNS)[number] | typeof FOR_WHOM
/** What is wrong on which line; `column` null: with the line itself. */
export type WrongLine = { line: number; column: Column | null; sentence: string }
/** For whom: the key of the appointment's card, and the day on which it is. */
export type ForWhom = { card: string; day: DayKey; name: string }
/** `doubts`: lines that are taken as they are, and that somebody should look at. `names`: also of those that are known. */
export type ReadFile = { rows: NewAppointment[]; known: number; doubts: WrongLine[]; names: ForWhom[] } | { wrong: WrongLine[] }

/** More than anybody books in a few months, and quickly written. */
const MOST = 1000
const FIRST = `The first line must read: ${COLUMNS.join(',')}`
const REFERENCE = /^(?=.*\d)[A-Z0-9](?:[A-Z0-9-]{0,14}[A-Z0-9])?$/
const LONGEST_NAME = 100
const TELEPHONE = /^(?:0|44)\d{9,10}$/

/**
 * What a file says, or all that is wrong with it and how to mend it. `known`: so many of its lines are here already, also if they were moved or
 * cancelled since; they are not among the rows.
 */
export function readAppointments(text: string, state: CentreState, today: DayKey): ReadFile {
  const { rows, unclosed } = readCsv(text)
  if (unclosed !== null) return { wrong: [{ line: unclosed, column: null, sentence: 'A double quote is opened and not closed. Close it, or take it out.' }] }
  const [head, ...lines] = rows
  const order = head ? orderOf(head) : { line: 1, column: null, sentence: `The file is empty. ${FIRST}` }
  if (!Array.isArray(order)) return { wrong: [order] }
  if (lines.length === 0) return { wrong: [{ line: 2, column: null, sentence: 'There is no appointment below the first line.' }] }
  if (lines.length > MOST)
    return { wrong: [{ line: lines[MOST]?.line ?? 0, column: null, sentence: `There are more than ${MOST} appointments. Split the file.` }] }
  const seen = new Map<string, number>()
  const read = lines.map((line) => readLine(line, order, { state, today, seen }))
  const wrong = read.flatMap((one) => ('wrong' in one ? one.wrong : []))
  if (wrong.length > 0) return { wrong }
  const understood = read.flatMap((one) => ('wrong' in one ? [] : [one]))
  const booked = understood.flatMap(({ row }) => row ?? [])
  const [doubts, names] = [understood.flatMap(({ doubt }) => doubt ?? []), understood.flatMap(({ forWhom }) => forWhom ?? [])]
  return { rows: booked, known: read.length - booked.length, doubts, names }
}

/** Which column stands where, or what is wrong with the first line. */
function orderOf({ line, fields }: CsvRow): Column[] | WrongLine {
  const names = fields.map((name) => name.trim().toLowerCase())
  if (names.length === 1 && /[;\t]/u.test(names[0] ?? '')) return { line, column: null, sentence: `The columns must be separated by commas. ${FIRST}` }
  const missing = COLUMNS.find((column) => !names.includes(column))
  if (missing) return { line, column: missing, sentence: `The column “${missing}” is missing. ${FIRST}` }
  const strange = names.findIndex((name, i) => ![...COLUMNS, FOR_WHOM].includes(name) || names.indexOf(name) !== i)
  if (strange >= 0)
    return { line, column: null, sentence: `Take column ${strange + 1} out. Telephone numbers and notes are not kept with an appointment. ${FIRST}` }
  return names as Column[]
}

type Reading = { state: CentreState; today: DayKey; seen: Map<string, number> }

/** `row` null: it is here already. */
type Read = { row: NewAppointment | null; doubt: WrongLine | null; forWhom: ForWhom | null }

function readLine({ line, fields }: CsvRow, order: readonly Column[], reading: Reading): Read | { wrong: WrongLine[] } {
  if (fields.length !== order.length) {
    const sentence = `There are ${fields.length} fields, not ${order.length}. A field with a comma in it needs double quotes around it.`
    return { wrong: [{ line, column: null, sentence }] }
  }
  const field = { name: '', ...Object.fromEntries(order.map((column, i) => [column, (fields[i] ?? '').trim()])) } as Record<Column, string>
  const wrong: WrongLine[] = []
  const not = (column: Column, sentence: string | null) => {
    if (sentence !== null) wrong.push({ line, column, sentence })
  }
  const { state, today, seen } = reading
  const zone = state.centre?.timeZone ?? 'Europe/London'
  const reference = field.reference.toUpperCase()
  not('reference', wrongReference(reference, seen))
  seen.set(reference, line)
  const service = serviceOf(state, field.service)
  if (service === null) not('service', `We do not offer “${shortened(field.service)}”. Write the service as it is called in Settings.`)
  const day = readDate(field.date)
  if (day === null) not('date', `“${shortened(field.date)}” is not a date. Write it like 2027-01-12 or 12/01/2027.`)
  else if (day < today) not('date', `${sayDay(day)} has passed. Take the line out.`)
  else if (day > lastBookable(today)) not('date', `${sayDay(day)} is more than two years ahead. Check the year.`)
  const time = readTime(field.time)
  if (time === null) not('time', `“${shortened(field.time)}” is not a time. Write it like 10:30 or 2:15pm.`)
  const desk = deskOf(state, field.desk)
  if (desk === undefined) not('desk', `There is no desk “${shortened(field.desk)}”. Write its name as in Settings, or leave it empty for any desk.`)
  else if (desk !== null && service !== null && !state.desks.get(desk)?.services.includes(service)) not('desk', `${field.desk} does not do this service.`)
  if (field.name.length > LONGEST_NAME) not('name', `Make the name shorter: up to ${LONGEST_NAME} letters.`)
  if (wrong.length > 0 || service === null || day === null || time === null || desk === undefined) return { wrong }
  const row: NewAppointment = { appointment: idOfReference(reference), service, at: localInstant(day, time, zone), desk, day }
  const here = asImported(state, row)
  const called = (card: string, on: DayKey) => (field.name === '' ? null : { card, day: on, name: field.name })
  if (here && here !== 'other') return { row: null, doubt: null, forWhom: called(cardKeyOf(here), here.day) }
  if (here === 'other') not('reference', `${reference} is here already, for another service or time. Move or cancel it in Appointments.`)
  else if (isClosedAt(state, row)) not('time', 'We are closed then. Give a time at which we are open.')
  if (wrong.length > 0) return { wrong }
  const doubt = isSomebodyThere(state, service, row, desk) ? null : { line, column: 'time' as const, sentence: nobodyThen(state, desk) }
  return { row, doubt, forWhom: called(cardKeyFor(row.appointment, day), day) }
}

/** No mistake of the file's: somebody may know better than the rota. */
function nobodyThen({ desks }: CentreState, desk: DeskId | null): string {
  const who = desk === null ? 'No desk that does this is' : `${desks.get(desk)?.label ?? 'That desk'} is not`
  return `${who} there then. Move it, or change the rota.`
}

/** A reference says nothing about who comes: no name, so it holds a digit, and no telephone number. */
function wrongReference(reference: string, seen: ReadonlyMap<string, number>): string | null {
  const before = seen.get(reference)
  if (reference === '') return 'Each line needs a reference of its own, like R07.'
  if (before !== undefined) return `${shortened(reference)} stands on line ${before} already. Give each appointment a reference of its own.`
  if (TELEPHONE.test(reference)) return 'This looks like a telephone number. Use the reference of the appointment, like R07.'
  return REFERENCE.test(reference) ? null : 'A reference has up to 16 letters, digits and hyphens, and at least one digit, like R07. No names.'
}

/** The appointment of this reference that is here, where it was booked so at first or is so now; else `other`, where there is one at all. */
function asImported({ days }: CentreState, row: NewAppointment): Appointment | 'other' | null {
  const here = [...days.values()].flatMap(({ appointments }) => appointments.get(row.appointment) ?? [])
  if (here.length === 0) return null
  const isSame = here.some(({ service, at, moves }) => service === row.service && [at, ...moves.map(({ from }) => from)].includes(row.at))
  return isSame ? (here.find(({ movedTo }) => movedTo === null) ?? here[0] ?? 'other') : 'other'
}

function serviceOf({ services }: CentreState, name: string): ServiceId | null {
  const wanted = name.toLowerCase()
  return [...services.values()].find((one) => one.offered && (one.name.toLowerCase() === wanted || one.id.toLowerCase() === wanted))?.id ?? null
}

/** null: any desk. undefined: there is none of that name. */
function deskOf({ desks }: CentreState, label: string): DeskId | null | undefined {
  if (label === '') return null
  return [...desks.values()].find((one) => one.inUse && one.label.toLowerCase() === label.toLowerCase())?.id
}

function readDate(text: string): DayKey | null {
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const day = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** What stands in a file may be anything: no more of it than shows which field is meant. */
function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
