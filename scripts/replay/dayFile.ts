/* The day file: one day of a centre, as it was or as it was made up. Its format is told in docs/day-file.md. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { badLine, lineOf } from './lineOf.ts'

const time = z.iso.datetime({ offset: true, error: 'must be a time such as 2027-01-12T09:00:00+00:00' }).transform((text) => Date.parse(text))
const words = z.string().trim().min(1).max(60)

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour of the day such as 09:00')
const opening = z.tuple([time, time]).refine(([from, to]) => from < to, 'must end after it begins')
const ZONE = 'must be a time zone such as Europe/London'

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What was said of a delay: a reason, a time, or only one of them. */
const delayNotice = z.looseObject({ at: time, reason: words.nullable().default(null), estimatedTime: time.nullable().default(null) })

const visit = z
  .looseObject({
    id: z.string().regex(/^[A-Za-z0-9:_-]{1,40}$/),
    kind: z.enum(['walk-in', 'appointment']),
    serviceId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$/),
    service: words,
    arrivedAt: time,
    appointmentAt: time.nullable().default(null),
    calledAt: time.nullable().default(null),
    startedAt: time.nullable().default(null),
    endedAt: time.nullable().default(null),
    leftAt: time.nullable().default(null),
    counter: words.nullable().default(null),
    /** How people know the visit; else its id. */
    ticket: words.nullable().default(null),
    delayNotice: delayNotice.nullable().default(null),
  })
  .superRefine((one, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (one.kind === 'appointment' && one.appointmentAt === null) wrong('appointmentAt', 'an appointment needs its time')
    if (one.calledAt !== null && one.counter === null) wrong('counter', 'who was called was called to a counter')
    if (one.calledAt !== null && one.calledAt < one.arrivedAt) wrong('calledAt', 'is before arrivedAt')
    if (one.startedAt !== null && (one.calledAt === null || one.startedAt < one.calledAt)) wrong('startedAt', 'is before calledAt')
    if (one.endedAt !== null && (one.startedAt === null || one.endedAt < one.startedAt)) wrong('endedAt', 'is before startedAt')
    if (one.leftAt !== null && one.leftAt < one.arrivedAt) wrong('leftAt', 'is before arrivedAt')
  })

const dayFile = z
  .looseObject({
    schema: z.literal(1),
    site: words,
    date: z.iso.date(),
    timezone: z
      .string()
      .regex(/^[A-Za-z]+(\/[A-Za-z_]+){0,2}$/, ZONE)
      .refine(isZone, ZONE),
    counters: z.array(z.looseObject({ name: words, pool: words.default('general'), open: z.array(opening) })).min(1),
    byHour: z.array(z.looseObject({ hour, answeredAtWelcomeDesk: z.int().min(0).default(0) })).default([]),
    visits: z.array(visit),
  })
  .superRefine((file, context) => {
    const counters = new Set(file.counters.map((counter) => counter.name))
    const seen = new Set<string>()
    for (const [i, one] of file.visits.entries()) {
      if (one.counter !== null && !counters.has(one.counter))
        context.addIssue({ code: 'custom', path: ['visits', i, 'counter'], message: `there is no counter "${one.counter}" in this file` })
      if (seen.has(one.id)) context.addIssue({ code: 'custom', path: ['visits', i, 'id'], message: `"${one.id}" is there twice` })
      seen.add(one.id)
    }
  })

export type DayFile = z.infer<typeof dayFile>
export type DayVisit = DayFile['visits'][number]

/** Reads and checks a day file. Throws one Error whose message names the file, the line and how to mend it. */
export function readDayFile(path: string): DayFile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Error(`${path}: there is no such file, or it cannot be read.`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(
      `${path}, line ${badLine(text)}: this is not JSON. ${error instanceof Error ? error.message.replace(/ in JSON at position .*/, '').replaceAll(/\s+/g, ' ') : ''}`,
    )
  }
  const checked = dayFile.safeParse(json)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const place = issue?.path ?? []
  throw new Error(`${path}, line ${lineOf(text, place)}: ${say(place)} ${issue?.message ?? 'is wrong'}.`)
}

function say(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`)).join('') || 'the file'
}
