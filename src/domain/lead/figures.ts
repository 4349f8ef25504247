/*
  What each figure of a report counts: the same thing said of a row and of a tally, so that behind every figure stands the list of those rows, and
  it is as long as the figure says.
*/
import type { Apart, Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import { inBand } from './bands.ts'
import type { LateBand } from './bands.ts'
import type { Dimension, Of } from './dimensions.ts'
import { isLateStart, keysBy } from './dimensions.ts'
import type { PeriodRows } from './period.ts'
import type { AppointmentRow, VisitOutcome, VisitRow } from './record.ts'
import type { Tally } from './tally.ts'
import { countOf } from './tally.ts'

/** `rank`: its list has the largest first, else the newest. */
type Counts<Row> = { holds: (row: Row) => boolean; count: (tally: Tally) => number; rank?: (row: Row) => number }

const APPOINTMENTS = {
  appointments: { holds: () => true, count: (tally) => tally.appointments },
  seen: { holds: ({ calledAt }) => calledAt !== null, count: (tally) => tally.seen },
  onTime: { holds: ({ why }) => why === 'onTime', count: (tally) => tally.onTime },
  late: { holds: isLateStart, count: ({ seen, onTime }) => seen - onTime, rank: ({ lateMinutes }) => lateMinutes ?? 0 },
  told: { holds: ({ why }) => why === 'told', count: (tally) => tally.toldInFull },
  promises: { holds: ({ promise }) => promise !== 'apart', count: (tally) => tally.promises },
  kept: { holds: ({ promise }) => promise === 'kept', count: ({ onTime, toldInFull }) => onTime + toldInFull },
  missed: { holds: ({ promise }) => promise === 'missed', count: ({ promises, onTime, toldInFull }) => promises - onTime - toldInFull },
  left: { holds: ({ left }) => left, count: (tally) => tally.left },
  overGrace: { holds: ({ overGrace }) => overGrace, count: (tally) => tally.overGrace },
  toldATime: { holds: ({ toldError }) => toldError !== null, count: ({ toldError }) => countOf(toldError), rank: ({ toldError }) => Math.abs(toldError ?? 0) },
} as const satisfies Record<string, Counts<AppointmentRow>>

const queued = ({ kind, outcome }: VisitRow) => kind === 'walkIn' && outcome !== 'answered'
const VISITS = {
  came: { holds: () => true, count: (tally) => tally.came },
  walkIns: { holds: queued, count: (tally) => tally.walkIns },
  waited: { holds: (row) => queued(row) && row.waitedMinutes !== null, count: ({ waits }) => countOf(waits), rank: ({ waitedMinutes }) => waitedMinutes ?? 0 },
  leftBeforeCalled: { holds: (row) => row.leftBeforeCalled, count: (tally) => tally.leftBeforeCalled },
  greeted: { holds: (row) => row.greetedInTime !== null, count: (tally) => tally.greetedMeasured, rank: (row) => row.greetedAfter ?? 0 },
  greetedInTime: { holds: (row) => row.greetedInTime === true, count: (tally) => tally.greetedInTime },
  enteredLater: { holds: (row) => row.enteredLater, count: (tally) => tally.enteredLater },
  referred: { holds: ({ referrals }) => referrals > 0, count: (tally) => tally.referred },
} as const satisfies Record<string, Counts<VisitRow>>

/** `late.6-10`: so many minutes late, both ends counted; `late.21-`: and more. `over…`: those of them that were later than the standard of their day. */
export type FigureName =
  | keyof typeof APPOINTMENTS
  | keyof typeof VISITS
  | `missed.${Missed}`
  | `apart.${Apart}`
  | `outcome.${VisitOutcome}`
  | `${'late' | 'over'}.${number}-${number | ''}`

/** The figure of a band, or of one minute: all that were so late, or those `over` the standard. */
export function lateFigure({ from, to }: Pick<LateBand, 'from' | 'to'>, of: 'late' | 'over' = 'late'): FigureName {
  return `${of}.${from}-${to ?? ''}`
}

type Figure = { of: 'appointments'; is: Counts<AppointmentRow> } | { of: 'visits'; is: Counts<VisitRow> }

const APART: Record<Apart, true> = {
  ...{ toCome: true, waiting: true, didNotAttend: true, cancelled: true, cancelledEarlier: true, moved: true, movedEarlier: true, left: true },
  ...{ toldInOutage: true, answered: true, notRecorded: true },
}
const OUTCOMES: Record<VisitOutcome, true> = {
  ...{ finishedToday: true, weDoSomething: true, theySendSomething: true, appointmentMade: true, someoneElseHelps: true },
  ...{ answered: true, left: true, seen: true, toldToComeBack: true, notRecorded: true, open: true },
}

/** null: no figure has this name. */
export function figureOf(name: string): Figure | null {
  const [kind = '', which = ''] = name.split('.', 2)
  if (Object.hasOwn(APPOINTMENTS, name)) return { of: 'appointments', is: APPOINTMENTS[name as keyof typeof APPOINTMENTS] }
  if (Object.hasOwn(VISITS, name)) return { of: 'visits', is: VISITS[name as keyof typeof VISITS] }
  if (kind === 'missed' && Object.hasOwn(MISSED_WORDS, which)) return toldApart('missed', which as Missed)
  if (kind === 'apart' && Object.hasOwn(APART, which)) return toldApart('apart', which as Apart)
  if (kind === 'outcome' && Object.hasOwn(OUTCOMES, which)) {
    const outcome = which as VisitOutcome
    return { of: 'visits', is: { holds: (row) => row.outcome === outcome, count: (tally) => tally.outcomes[outcome] ?? 0 } }
  }
  const [, of, from, to] = /^(late|over)\.(\d{1,4})-(\d{0,4})$/.exec(name) ?? []
  return of === undefined ? null : minutesLate({ from: Number(from), to: to === '' ? null : Number(to) }, of === 'over')
}

function toldApart(promise: 'missed' | 'apart', which: Missed | Apart): Figure {
  const counted = (tally: Tally): Partial<Record<Missed | Apart, number>> => tally[promise]
  return {
    of: 'appointments',
    is: { holds: (row) => row.promise === promise && row.why === which, count: (tally) => counted(tally)[which] ?? 0 },
  }
}

function minutesLate(band: Pick<LateBand, 'from' | 'to'>, isOver: boolean): Figure {
  return {
    of: 'appointments',
    is: {
      holds: ({ lateMinutes, why }) => inBand(band, lateMinutes) && !(isOver && why === 'onTime'),
      count: ({ late, overStandard }) => countOf((isOver ? overStandard : late).filter(([minute]) => inBand(band, minute))),
      rank: ({ lateMinutes }) => lateMinutes ?? 0,
    },
  }
}

/** How many a figure says there are. */
export function countOfFigure(figure: FigureName, tally: Tally): number {
  return figureOf(figure)?.is.count(tally) ?? 0
}

/** Which figure, and of which group; `dimension` null: of the whole period. */
export type Behind = { figure: FigureName; dimension: Dimension | null; key: string }
/** `of`: how many there are; the rows are the first of them, and of one kind. */
export type BehindRows = { of: number; appointments: Of<AppointmentRow>[]; visits: Of<VisitRow>[] }

/** The rows behind a figure, at most so many: the largest first where the figure is of a size, then the newest. */
export function rowsBehind(rows: PeriodRows, { figure, dimension, key }: Behind, most: number): BehindRows {
  const found = figureOf(figure)
  if (found === null) return { of: 0, appointments: [], visits: [] }
  const keyOf = dimension === null ? () => key : keysBy(dimension)
  const inGroup = (row: Of<AppointmentRow> | Of<VisitRow>) => keyOf(row) === key
  if (found.of === 'appointments') {
    const all = first(
      rows.appointments.filter((row) => inGroup(row) && found.is.holds(row)),
      found.is.rank,
      (row) => row.bookedAt,
    )
    return { of: all.length, appointments: all.slice(0, most), visits: [] }
  }
  const all = first(
    rows.visits.filter((row) => inGroup(row) && found.is.holds(row)),
    found.is.rank,
    (row) => row.arrivedAt,
  )
  return { of: all.length, appointments: [], visits: all.slice(0, most) }
}

function first<Row>(rows: Row[], rank: ((row: Row) => number) | undefined, at: (row: Row) => number): Row[] {
  return rows.toSorted((a, b) => (rank ? rank(b) - rank(a) : 0) || at(b) - at(a))
}

/** Whether its list has the largest first. */
export function isRanked(figure: FigureName): boolean {
  return figureOf(figure)?.is.rank !== undefined
}
