import { z } from 'zod'
import { DIMENSIONS } from '#domain/lead/dimensions.ts'
import type { BehindRows } from '#domain/lead/figures.ts'
import { figureOf } from '#domain/lead/figures.ts'
import type { Report } from '#domain/lead/period.ts'
import { isDay } from '#domain/time/isDay.ts'
import { dayKey, deskLabel, id, instant, label, paperTicket } from './code.ts'
import { outcome } from './event.ts'

/** No council asks for more at once, and nobody can make a hub count ten years again and again. */
const MOST_DAYS = 400

const day = dayKey.refine(isDay, 'must be a day such as 2027-01-12')
/** Whole days between two days, whatever the clocks do. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/**
 * GET /d/:device/v1/report?from=&to=, team lead only: both days are included. `centre`: which one is meant; the device's own and no other. Who looks after
 * several centres has a device in each, and asks as that.
 */
export const reportUp = inOrder(z.strictObject({ from: day, to: day, centre: id.optional() }))

function inOrder<T extends z.ZodObject<{ from: typeof day; to: typeof day }>>(asked: T): T {
  return asked
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
    .refine(({ from, to }) => daysBetween(from, to) < MOST_DAYS, { path: ['to'], message: `must be less than ${MOST_DAYS} days after from` })
}

const count = z.int().min(0)
const missed = ['notTold', 'toldTooLate', 'withoutTime', 'withoutReason', 'notToldAgain', 'movedByUs', 'cancelledByUs'] as const
const apart = [
  ...(['toCome', 'waiting', 'didNotAttend', 'cancelled', 'cancelledEarlier', 'moved', 'movedEarlier', 'left', 'toldInOutage'] as const),
  ...(['answered', 'notRecorded'] as const),
] as const
const causes = ['customerLate', 'oneBeforeOverran', 'startedLate', 'absence', 'system', 'alarm', 'chosen'] as const
const outcomes = [
  ...(['finishedToday', 'weDoSomething', 'theySendSomething', 'appointmentMade', 'someoneElseHelps'] as const),
  ...(['answered', 'left', 'seen', 'toldToComeBack', 'notRecorded', 'open'] as const),
] as const
const counts = <K extends string>(...keys: K[]) => z.partialRecord(z.enum(keys), count)
/** How many at each whole minute, fewest minutes first: two reports are added minute by minute, and medians are made of the sum. */
const histogram = z.array(z.tuple([count, count]))

const tally = z.strictObject({
  appointments: count,
  seen: count,
  onTime: count,
  toldInFull: count,
  promises: count,
  missed: counts(...missed),
  apart: counts(...apart),
  left: count,
  overGrace: count,
  causes: counts(...causes),
  causesConfirmed: count,
  late: histogram,
  overStandard: histogram,
  toldError: histogram,
  came: count,
  walkIns: count,
  leftBeforeCalled: count,
  greetedMeasured: count,
  greetedInTime: count,
  enteredLater: count,
  referred: count,
  referrals: count,
  outcomes: counts(...outcomes),
  greetings: histogram,
  waits: histogram,
})
const groups = z.array(z.strictObject({ key: z.string().max(64), is: tally }))

/**
 * Counts and nothing but counts, of the whole period and by each dimension (docs/report.md). `completeUpTo`: the last number of the log that is counted,
 * and when the hub took it. Keys: a day, a weekday from 1 (Monday), an hour in two digits, the id of a service or a desk, a cause; empty for none.
 */
export const reportDown = z.strictObject({
  centreName: label,
  from: dayKey,
  to: dayKey,
  completeUpTo: z.strictObject({ n: count, at: instant.nullable() }),
  standards: z.array(z.strictObject({ from: dayKey, onTimeWithin: count, grace: count, greetedWithin: count })),
  services: z.array(z.strictObject({ id, name: label })),
  desks: z.array(z.strictObject({ id, label: deskLabel })),
  total: tally,
  groups: z.strictObject({ day: groups, weekday: groups, hour: groups, service: groups, desk: groups, cause: groups }),
}) satisfies z.ZodType<Report>

/** So many rows of a list at once, and no more: what is longer is asked for by a smaller group or a shorter period. */
const MOST_ROWS = 1000

/**
 * GET /d/:device/v1/report/rows?from=&to=&figure=&dimension=&key=&most=, team lead only: the rows that one figure of such a report counts. `dimension` and `key`:
 * of which group, else of the whole. They are always the first `most`, so that an answer is of one state of the log.
 */
export const rowsUp = inOrder(
  z.strictObject({
    ...{ from: day, to: day, centre: id.optional() },
    figure: z
      .string()
      .max(40)
      .refine((name) => figureOf(name) !== null, 'must be a figure of the report'),
    dimension: z.enum(DIMENSIONS).optional(),
    key: z.string().max(64).default(''),
    most: z.coerce.number().int().min(1).max(MOST_ROWS).default(200),
  }),
)

const row = { day: dayKey, ticket: paperTicket.nullable(), desk: id.nullable(), hour: z.int().min(0).max(23) }
const minutes = z.int().nullable()
/** No names: numbers, times and codes. `of`: how many there are. One of the two lists is empty. */
export const rowsDown = z.strictObject({
  of: count,
  appointments: z.array(
    z.strictObject({
      ...row,
      ...{ appointment: id, visit: id.nullable(), service: id },
      ...{ bookedAt: instant, arrivedAt: instant.nullable(), calledAt: instant.nullable(), lateMinutes: minutes },
      promise: z.enum(['kept', 'missed', 'apart']),
      why: z.enum(['onTime', 'told', ...missed, ...apart]),
      ...{ overGrace: z.boolean(), left: z.boolean(), toldAt: instant.nullable(), toldError: minutes },
      cause: z.enum(causes).nullable(),
      confirmed: z.boolean(),
    }),
  ),
  visits: z.array(
    z.strictObject({
      ...row,
      ...{ visit: id, kind: z.enum(['walkIn', 'appointment']), service: id.nullable(), arrivedAt: instant },
      ...{ greetedAfter: minutes, greetedInTime: z.boolean().nullable(), waitedMinutes: minutes },
      ...{ outcome: z.enum(outcomes), referrals: count, leftBeforeCalled: z.boolean(), enteredLater: z.boolean() },
    }),
  ),
}) satisfies z.ZodType<BehindRows>

/** GET /d/:device/v1/report/story?day=&visit=, team lead only: what the log says of one visit of any day. */
export const storyUp = z.strictObject({ day, visit: id, centre: id.optional() })

/** In the order of the log: the settings of the days up to it, what was told of delays that day, and all that is of this visit. */
export const storyDown = z.strictObject({ events: z.array(z.strictObject({ n: z.int().min(1), outcome, raw: z.string() })) })
