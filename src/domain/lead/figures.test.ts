import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRows } from '#test/support/anyRows.ts'
import { BANDS } from './bands.ts'
import { DIMENSIONS } from './dimensions.ts'
import type { FigureName } from './figures.ts'
import { countOfFigure, figureOf, lateFigure, rowsBehind } from './figures.ts'
import { periodOf } from './period.ts'
import type { PeriodRows } from './period.ts'
import { sumOf } from './tally.ts'

const MOST = 10_000
const FIGURES: readonly FigureName[] = [
  ...(['appointments', 'seen', 'onTime', 'late', 'told', 'promises', 'kept', 'missed', 'left', 'overGrace', 'toldATime'] as const),
  ...(['came', 'walkIns', 'waited', 'leftBeforeCalled', 'greeted', 'greetedInTime', 'enteredLater', 'referred'] as const),
  ...(['missed.notTold', 'missed.toldTooLate', 'missed.withoutTime', 'missed.withoutReason', 'missed.notToldAgain', 'missed.movedByUs'] as const),
  ...(['missed.cancelledByUs', 'apart.didNotAttend', 'apart.left', 'apart.toldInOutage', 'apart.toCome', 'apart.moved'] as const),
  ...(['outcome.finishedToday', 'outcome.left', 'outcome.answered', 'outcome.open', 'late.7-7', 'late.0-'] as const),
  ...BANDS.map((band) => lateFigure(band)),
  ...(['over.0-', 'over.6-10'] as const),
]

describe('the list behind a figure', () => {
  test('is as long as the figure says, of the whole and of every group, whatever the figure', () => {
    const met = new Map<string, number>()
    fc.assert(
      fc.property(anyRows, (rows) => {
        const total = sumOf(periodOf(rows, 'day').map(({ is }) => is))
        for (const figure of FIGURES) {
          const whole = rowsBehind(rows, { figure, dimension: null, key: '' }, MOST)
          expect([figure, whole.of, whole.appointments.length + whole.visits.length]).toEqual([figure, countOfFigure(figure, total), whole.of])
          met.set(figure, (met.get(figure) ?? 0) + whole.of)
          for (const dimension of DIMENSIONS)
            for (const { key, is } of periodOf(rows, dimension))
              expect([figure, dimension, key, rowsBehind(rows, { figure, dimension, key }, MOST).of]).toEqual([
                figure,
                dimension,
                key,
                countOfFigure(figure, is),
              ])
        }
      }),
      { numRuns: 60, seed: 20270112 },
    )
    expect([...met].filter(([, count]) => count === 0)).toEqual([])
  })

  test('holds at most so many and says how many there are', () => {
    const row = (appointment: string, bookedAt: number) => ({ appointment, bookedAt, day: '2027-01-12', hour: 9, why: 'notTold', promise: 'missed' })
    const rows = { appointments: [row('old', 1), row('new', 3), row('middle', 2)], visits: [] } as unknown as PeriodRows
    const { of, appointments } = rowsBehind(rows, { figure: 'missed', dimension: null, key: '' }, 2)
    expect([of, appointments.map(({ appointment }) => appointment)]).toEqual([3, ['new', 'middle']])
  })

  test('has the longest first where the figure is of a length', () => {
    const row = (visit: string, arrivedAt: number, waitedMinutes: number) => ({ visit, arrivedAt, waitedMinutes, kind: 'walkIn', outcome: 'finishedToday' })
    const rows = { appointments: [], visits: [row('short', 9, 2), row('long', 1, 40), row('same', 3, 2)] } as unknown as PeriodRows
    const waited = rowsBehind(rows, { figure: 'waited', dimension: null, key: '' }, MOST)
    expect(waited.visits.map(({ visit }) => visit)).toEqual(['long', 'short', 'same'])
  })
})

test('a name that no figure has is none', () => {
  expect(
    ['', 'missed.nobody', 'apart.', 'late.', 'over.', 'late.5', 'late.-5', 'late.5-10; drop table', 'constructor', 'missed.constructor'].map(figureOf),
  ).toEqual(Array(10).fill(null))
})
