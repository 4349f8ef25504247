import { z } from 'zod'
import type { Report } from '#domain/lead/period.ts'
import { isDay } from '#domain/time/isDay.ts'
import { dayKey, deskLabel, id, instant, label } from './code.ts'

/** No council asks for more at once, and nobody can make a hub count ten years again and again. */
const MOST_DAYS = 400

const day = dayKey.refine(isDay, 'must be a day such as 2027-01-12')
/** Whole days between two days, whatever the clocks do. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/**
 * GET /d/:device/v1/report?from=&to=, team lead only: both days are included. `centre`: which one is meant; the device's own and no other. Who looks after
 * several centres has a device in each, and asks as that.
 */
export const reportUp = z
  .strictObject({ from: day, to: day, centre: id.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => daysBetween(from, to) < MOST_DAYS, { path: ['to'], message: `must be less than ${MOST_DAYS} days after from` })

const count = z.int().min(0)
const counts = <K extends string>(...keys: K[]) => z.partialRecord(z.enum(keys), count)
/** How many at each whole minute, fewest minutes first: two reports are added minute by minute, and medians are made of the sum. */
const histogram = z.array(z.tuple([count, count]))

const tally = z.strictObject({
  appointments: count,
  seen: count,
  onTime: count,
  toldInFull: count,
  promises: count,
  missed: counts('notTold', 'toldTooLate', 'withoutTime', 'withoutReason', 'notToldAgain', 'movedByUs', 'cancelledByUs'),
  apart: counts(
    ...(['toCome', 'waiting', 'didNotAttend', 'cancelled', 'cancelledEarlier', 'moved', 'movedEarlier', 'left', 'toldInOutage'] as const),
    ...(['answered', 'notRecorded'] as const),
  ),
  left: count,
  overGrace: count,
  causes: counts('customerLate', 'oneBeforeOverran', 'startedLate', 'absence', 'system', 'alarm', 'chosen'),
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
  referrals: count,
  outcomes: counts(
    ...(['finishedToday', 'weDoSomething', 'theySendSomething', 'appointmentMade', 'someoneElseHelps'] as const),
    ...(['answered', 'left', 'seen', 'toldToComeBack', 'notRecorded', 'open'] as const),
  ),
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
  services: z.array(z.strictObject({ id, name: label })),
  desks: z.array(z.strictObject({ id, label: deskLabel })),
  total: tally,
  groups: z.strictObject({ day: groups, weekday: groups, hour: groups, service: groups, desk: groups, cause: groups }),
}) satisfies z.ZodType<Report>
