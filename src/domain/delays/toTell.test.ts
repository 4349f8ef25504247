import { describe, expect, test } from 'vitest'
import { at, called, given, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { REASONS, ann, anew, notice, walkIn } from '#test/support/annAndDan.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import { likelyLate, toTell } from './toTell.ts'

describe('whom to tell', () => {
  /** By when each will be called, as minutes of an hour: `high` is the promise. */
  const ask = (clock: string, waits: Record<string, [number, number, number]>, late: Record<string, number>, ...more: (Made | Made[])[]) => {
    const { state, day } = given(REASONS, ann, ...more)
    const called = Object.entries(waits).filter(([, [, middle]]) => middle < 420)
    const forecast: Pick<Forecast, 'waits' | 'never' | 'late'> = {
      waits: new Map(called.map(([id, [low, middle, high]]) => [id, { low, middle, high }])),
      never: new Set(Object.keys(waits).filter((id) => !called.some(([one]) => one === id))),
      late: new Map(Object.entries(late)),
    }
    return toTell(state, day, at(clock), forecast)
  }

  test('an appointment that will probably start late, before it is late, with the time to tell', () => {
    const late = { ann: 0.7 }
    expect(ask('10:26', { ann: [6, 10, 18] }, { ann: 0.69 })).toEqual([])
    expect(ask('10:26', { ann: [6, 12, 18] }, late)).toEqual([
      {
        visit: 'ann',
        ticket: '1',
        plannedAt: at('10:30'),
        expectedAt: at('10:40'),
        asRange: false,
        again: false,
        atOnce: false,
        presses: at('10:30'),
        reason: 'busy',
      },
    ])
    expect(ask('10:33', { ann: [6, 10, 18] }, late)[0]).toMatchObject({ atOnce: true })
  })

  test('an appointment that is late already, whatever was thought', () => {
    expect(ask('10:35', { ann: [0, 1, 3] }, { ann: 0.1 })).toEqual([])
    expect(ask('10:36', { ann: [0, 1, 3] }, { ann: 0.1 })).toMatchObject([{ visit: 'ann', again: false, expectedAt: at('10:40') }])
  })

  test('without a time where nobody can tell when they are called: none is made up', () => {
    expect(ask('10:36', {}, {})).toMatchObject([{ visit: 'ann', again: false, expectedAt: null }])
    // No desk will see them any more today.
    expect(ask('10:36', { ann: [20, 400, 420] }, {})).toMatchObject([{ visit: 'ann', expectedAt: null }])
    // Who was told a time, and is not called today as far as the eye reaches: it will not hold.
    const dan = { visit: 'dan', again: true, atOnce: false, expectedAt: null }
    expect(ask('10:30', { dan: [20, 60, 420] }, {}, walkIn)).toMatchObject([dan])
    expect(ask('10:30', { dan: [420, 420, 420] }, {}, walkIn)).toMatchObject([dan])
    // Of whom no figure was made yet nothing is known: they came back a moment ago.
    expect(ask('10:30', { eve: [1, 2, 3] }, {}, walkIn)).toEqual([])
    // Told again once, they are asked for again when that is about to pass, and not for ever.
    const again = [anew('10:30', '10:50'), notice('10:30', 'dan', '10:50')]
    for (const high of [
      [20, 60, 420],
      [420, 420, 420],
    ] as [number, number, number][]) {
      expect(ask('10:31', { dan: high }, {}, walkIn, ...again)).toEqual([])
      expect(ask('10:48', { dan: high }, {}, walkIn, ...again).map(({ visit, atOnce }) => [visit, atOnce])).toContainEqual(['dan', true])
    }
    expect(ask('10:39', { dan: [20, 60, 420] }, {}, walkIn)).toMatchObject([{ visit: 'ann' }, { visit: 'dan', again: true, atOnce: true, expectedAt: null }])
  })

  test('again when the told time is about to pass, or will not hold; red in the last 2 minutes', () => {
    const told = notice('10:29', 'ann', '10:40')
    expect(ask('10:30', { ann: [5, 10, 45] }, { ann: 1 }, told)).toEqual([])
    // Up to 5 minutes more it still counts as kept.
    expect(ask('10:30', { ann: [5, 15.9, 45] }, { ann: 1 }, told)).toEqual([])
    expect(ask('10:30', { ann: [5, 16, 45] }, { ann: 1 }, told)).toMatchObject([
      { again: true, atOnce: false, expectedAt: at('10:50'), presses: at('10:40'), reason: 'busy' },
    ])
    expect(ask('10:38', { ann: [0, 1, 2] }, { ann: 1 }, told)).toMatchObject([{ again: true, atOnce: true }])
  })

  test('a walk-in whose promise slips, in the same list; none who was told nothing', () => {
    expect(ask('10:20', { dan: [5, 12, 25] }, {}, walkIn)).toEqual([])
    expect(ask('10:20', { dan: [5, 12, 26] }, {}, walkIn)).toMatchObject([{ visit: 'dan', again: true, atOnce: false, expectedAt: at('10:50'), asRange: true }])
    expect(ask('10:20', { dan: [5, 12, 26] }, {}, walkIn, anew('10:20', '10:50'))).toEqual([])
    expect(ask('10:39', { dan: [0, 1, 2] }, {}, walkIn)).toMatchObject([{ visit: 'ann' }, { visit: 'dan', atOnce: true }])
    expect(ask('10:20', { eve: [5, 12, 90] }, {}, waiting('eve', '10:00', '8'))).toEqual([])
  })

  test('a later time than what is about to pass, so that who is told it is told', () => {
    const spread = { dan: [0, 1, 2] } as Record<string, [number, number, number]>
    expect(ask('10:38', spread, {}, walkIn).find(({ visit }) => visit === 'dan')).toMatchObject({ atOnce: true, expectedAt: at('10:45') })
    expect(ask('10:38', {}, {}, walkIn).find(({ visit }) => visit === 'dan')).toMatchObject({ atOnce: true, expectedAt: null })
    expect(ask('10:38', spread, {}, walkIn, anew('10:38', '10:45')).map(({ visit }) => visit)).not.toContain('dan')
    expect(ask('10:38', { ann: [0, 1, 2] }, { ann: 1 }, notice('10:29', 'ann', '10:40'))).toMatchObject([{ expectedAt: at('10:45') }])
  })

  test('by the figures of the minute before, until those of a new minute are there', () => {
    const { state, day } = given(REASONS, walkIn)
    const thought = { waits: new Map([['dan', { low: 5, middle: 12, high: 25.4 }]]), never: new Set<string>(), late: new Map() }
    expect(toTell(state, day, at('10:21'), thought, at('10:20'))).toEqual([])
    expect(toTell(state, day, at('10:21'), thought)).toHaveLength(1)
  })

  test('nobody who has been called, and in the order in which it presses', () => {
    expect(ask('10:40', { ann: [0, 5, 30] }, { ann: 1 }, called('ann', '10:39', 'one'))).toEqual([])
    expect(ask('10:29', { ann: [9, 12, 30], dan: [9, 12, 30] }, { ann: 1 }, walkIn).map(({ visit }) => visit)).toEqual(['ann', 'dan'])
    expect(ask('10:29', { ann: [9, 12, 30], dan: [9, 12, 30] }, { ann: 1 }, walkIn, anew('10:06', '10:20')).map(({ visit }) => visit)).toEqual(['dan', 'ann'])
  })
})

test('likely late is said from a chance of 0.3 on', () => {
  expect([...likelyLate({ late: new Map(Object.entries({ a: 0.29, b: 0.3, c: 0.9 })) })]).toEqual(['b', 'c'])
})
