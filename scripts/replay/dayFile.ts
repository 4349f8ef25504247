/* The day file: one day of a centre, as it was or as it was made up. Its format is told in docs/day-file.md. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const time = z.iso.datetime({ offset: true, error: 'must be a time such as 2027-01-12T09:00:00+00:00' }).transform((text) => Date.parse(text))
const words = z.string().trim().min(1).max(60)

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
    timezone: z.string().regex(/^[A-Za-z]+(\/[A-Za-z_]+){0,2}$/),
    counters: z.array(z.looseObject({ name: words, pool: words.default('general'), open: z.array(z.tuple([time, time])) })).min(1),
    byHour: z.array(z.looseObject({ hour: z.string().regex(/^\d{2}:\d{2}$/), answeredAtWelcomeDesk: z.int().min(0).default(0) })).default([]),
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
    const at = /position (\d+)/.exec(String(error))?.[1]
    const line = at === undefined ? '' : `, line ${text.slice(0, Number(at)).split('\n').length}`
    throw new Error(`${path}${line}: this is not JSON. ${error instanceof Error ? error.message : ''}`)
  }
  const checked = dayFile.safeParse(json)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  throw new Error(`${path}${lineOf(text, json, issue?.path ?? [])}: ${say(issue?.path ?? [])} ${issue?.message ?? 'is wrong'}.`)
}

function say(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`)).join('') || 'the file'
}

/** The line where the visit with this fault stands, found by its id. */
function lineOf(text: string, json: unknown, path: readonly PropertyKey[]): string {
  const [list, index, field] = path
  if (list !== 'visits' || typeof index !== 'number') return ''
  const visits = (json as { visits?: { id?: unknown }[] }).visits
  const start = text.indexOf(JSON.stringify(visits?.[index]?.id ?? ''), text.indexOf('"visits"'))
  if (start < 0) return ''
  const inside = typeof field === 'string' ? text.indexOf(`"${field}"`, start) : start
  return `, line ${text.slice(0, inside < 0 ? start : inside).split('\n').length}`
}
