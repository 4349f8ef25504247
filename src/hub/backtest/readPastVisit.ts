import type { Instant } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { isDay } from '#domain/time/isDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { PastEnd, PastVisit } from './pastVisit.ts'
import type { Column, WrongLine } from './columns.ts'

/** As the column `outcome` says them. */
const ENDS: Readonly<Record<string, PastEnd>> = { seen: 'seen', left: 'left', 'did not answer': 'didNotAnswer', 'did not attend': 'didNotAttend' }
const KINDS = Object.keys(ENDS)
  .map((word) => `“${word}”`)
  .join(', ')
/** Nobody is in a centre for longer. */
const LONGEST = 16 * HOUR
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/
const COLUMNS_WITH_TIMES = ['arrived', 'called', 'seen', 'ended', 'appointment'] as const

type Times = Record<(typeof COLUMNS_WITH_TIMES)[number], Instant | null>
type Reading = { field: Record<Column, string>; times: Times; end: PastEnd; not: (column: Column, sentence: string) => void }

/** One line of a history, or all that is wrong with it. `field`: what stands in each column, empty where there is none. */
export function readPastVisit(line: number, field: Record<Column, string>, timeZone: string): { visit: PastVisit } | { wrong: WrongLine[] } {
  const wrong: WrongLine[] = []
  const not = (column: Column, sentence: string) => void wrong.push({ line, column, sentence })
  const times = {} as Times
  for (const column of COLUMNS_WITH_TIMES) {
    times[column] = field[column] === '' ? null : readInstant(field[column], timeZone)
    if (field[column] !== '' && times[column] === null)
      not(column, `“${shortened(field[column])}” is not a date and time. Write it like 2027-01-12 09:30 or 2027-01-12T09:30:15Z.`)
  }
  if (field.service === '') not('service', 'Write what they came for.')
  const called = times.called ?? times.seen
  const end = field.outcome === '' ? (called === null ? 'left' : 'seen') : ENDS[field.outcome.toLowerCase()]
  if (end === undefined) not('outcome', `“${shortened(field.outcome)}” is none of ${KINDS}. Write one of these, or leave it empty.`)
  // What follows from a time that cannot be read says nothing.
  if (wrong.length === 0 && end !== undefined) check({ field, times, end, not })
  const came = times.arrived ?? times.appointment
  if (wrong.length > 0 || end === undefined || came === null) return { wrong }
  return {
    visit: {
      line,
      day: businessDay(came, timeZone),
      service: field.service,
      arrived: times.arrived,
      booked: times.appointment,
      called,
      seen: times.called === null ? null : times.seen,
      ended: times.ended,
      desk: called === null ? null : field.desk,
      end,
    },
  }
}

/** What is missing, and what should not be there. */
function check(reading: Reading): void {
  const { field, times, end, not } = reading
  const called = times.called ?? times.seen
  const call = field.called === '' && field.seen !== '' ? 'seen' : 'called'
  if (end === 'didNotAttend') {
    if (times.appointment === null) not('appointment', 'Write the time of the appointment to which they did not come.')
    for (const column of ['arrived', 'called', 'seen', 'ended'] as const)
      if (times[column] !== null) not(column, 'Who did not attend did not come. Leave this empty, or write another outcome.')
    return
  }
  if (times.arrived === null) return not('arrived', 'Write when they came.')
  if (end === 'left') {
    if (called !== null) not(call, 'Who left was not called. Leave this empty, or write “seen” or “did not answer” as the outcome.')
  } else {
    if (called === null) not(call, 'Write when they were called. Who left without that has the outcome “left”.')
    else if (times.ended === null) not('ended', end === 'seen' ? 'Write when the desk was done with them.' : 'Write when the desk stopped waiting for them.')
    if (field.desk === '') not('desk', 'Write which desk called them.')
  }
  inOrder(reading, call)
}

/** Arrived, called, seen, ended, in that order and on one day. */
function inOrder({ field, times, not }: Reading, call: 'called' | 'seen'): void {
  const arrived = times.arrived!
  const { called, seen, ended } = times
  for (const column of ['called', 'seen', 'ended', 'appointment'] as const) {
    const at = times[column]
    if (at !== null && Math.abs(at - arrived) > LONGEST)
      return not(column, `${field[column]} is more than 16 hours from when they came, at ${field.arrived}. Put the date right.`)
  }
  const last = called ?? seen
  if (last !== null && last < arrived) not(call, `${field[call]} is before they came, at ${field.arrived}. Put one of the two right.`)
  if (called !== null && seen !== null && seen < called) not('seen', `${field.seen} is before they were called, at ${field.called}. Put one of the two right.`)
  if (ended !== null && ended < (seen ?? called ?? arrived))
    not(
      'ended',
      `${field.ended} is before ${last === null ? `they came, at ${field.arrived}` : `they were called, at ${field[call]}`}. Put one of the two right.`,
    )
}

/** `2027-01-12 09:30`, `2027-01-12T09:30:15+01:00`; null: it is none. */
function readInstant(text: string, timeZone: string): Instant | null {
  const [, day = '', hour = '', minute = '', second = '00', offset] = TIME.exec(text) ?? []
  if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  if (offset === undefined) return localInstant(day, `${hour}:${minute}`, timeZone) + Number(second) * 1000
  const at = Date.parse(`${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at) ? null : at
}

/** What stands in a file may be anything: no more of it than shows which field is meant. */
function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
