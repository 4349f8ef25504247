import { describe, expect, test } from 'vitest'
import type { Forecast } from '#domain/estimate/forecast.ts'
import type { WhyDesk, WhyFigure } from '#domain/estimate/whyFigure.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { at, given, LONDON, waiting } from '#test/support/given.ts'
import { sayAbout, sayAsAt, sayIfLonger, sayIfNow, sayPromised, sayPromisedAlone, sayToGo, sayWhyFigure } from './says.ts'

const spread = (low: number, high: number) => ({ low, middle: (low + high) / 2, high })
const NOTHING: Forecast = { waits: new Map(), never: new Set<string>(), newcomers: new Map(), late: new Map(), ifLonger: new Map() }
const person = (ticket: string): Visit => given(waiting('ann', '9:30', ticket)).visit('ann')
const desk = (label: string, part: Partial<WhyDesk> = {}): WhyDesk => ({ desk: label, label, is: 'open', until: null, seeing: null, ...part })
const why = (part: Partial<WhyFigure>) =>
  sayWhyFigure({ ahead: [], appointments: 0, desks: [desk('Desk 1')], service: { minutes: 10, days: 0 }, ...part }, 'Parking', LONDON)
const desks = (...all: WhyDesk[]) => why({ desks: all }).slice(1, -1)

describe('how long it takes', () => {
  test('is about so long, soon, or nothing', () => {
    expect([spread(11, 21), spread(0, 3), spread(2, 8), undefined].map(sayAbout)).toEqual([
      'about 10 to 25 minutes',
      'soon, within 5 minutes',
      'up to 10 minutes',
      null,
    ])
    expect([spread(11, 21), spread(0, 3), spread(2, 8)].map(sayToGo)).toEqual([
      'About 10 to 25 minutes to go',
      'Soon, within 5 minutes',
      'Up to 10 minutes to go',
    ])
  })

  test('beside a service it says from when it is in few words, for it stands there many times', () => {
    const estimated = (asAt: number | null) => ({ forecast: { ...NOTHING, newcomers: new Map([['tax', spread(11, 21)]]) }, at: at('10:40'), asAt })
    expect(sayIfNow(estimated(null), 'tax', LONDON)).toBe('about 10 to 25 minutes')
    expect(sayIfNow(estimated(at('10:32')), 'tax', LONDON)).toBe('about 10 to 25 minutes, as at 10:32am')
    expect(sayIfNow(estimated(at('10:32')), 'housing', LONDON)).toBeNull()
    expect(sayIfNow(null, 'tax', LONDON)).toBeNull()
  })

  test('says from when it is, and what was told', () => {
    expect([at('10:32'), null].map((asAt) => sayAsAt({ asAt }, LONDON))).toEqual(['As at 10:32am, without the other desks', null])
    expect(sayPromised({ of: 'wait', at: 0, by: at('11:25'), reason: null }, LONDON)).toBe('told by 11:25am')
    expect(sayPromised({ of: 'delay', at: 0, by: at('11:20'), reason: 'busy' }, LONDON)).toBe('told about 11:20am')
    expect(sayPromisedAlone({ of: 'wait', at: 0, by: at('11:25'), reason: null }, LONDON)).toBe('Told by 11:25am')
  })
})

test('whom a desk makes late, and from when that is while the hub is away', () => {
  const late = { ticket: '47', booked: at('12:10') }
  expect(sayIfLonger(at('12:15'), late, null, LONDON)).toBe('If this takes past 12:15pm, 47 (12:10pm) will be late.')
  expect(sayIfLonger(at('12:15'), { ...late, ticket: null }, at('11:50'), LONDON)).toBe(
    'If this takes past 12:15pm, the 12:10pm appointment will be late. As at 11:50am, without the other desks.',
  )
})

describe('why it is so', () => {
  test('who is before them, how many appointments come first, and how long the service takes', () => {
    expect(why({})).toEqual([
      'Nobody is before them.',
      'Desk 1 can see them.',
      'Desk 1 is free now.',
      'Parking: about 10 minutes each, as planned. It is not learned here yet.',
    ])
    const one = why({ ahead: [person('4'), person('7')], appointments: 1, service: { minutes: 1, days: 1 } })
    expect(one.slice(0, 2)).toEqual(['Before them: 4 and 7.', '1 appointment may come first.'])
    expect(one.at(-1)).toBe('Parking: about 1 minute each, learned here from 1 day.')
    const more = why({ ahead: ['1', '2', '3', '4', '5', '6', '7'].map(person), appointments: 2 })
    expect(more.slice(0, 2)).toEqual(['7 people are before them, 1 is next.', '2 appointments may come first.'])
  })

  test('which desks can see them, and what each does', () => {
    const seeing = person('9')
    expect(desks(desk('Desk 1', { seeing }))).toEqual(['Desk 1 can see them, and has somebody now.'])
    expect(desks(desk('Desk 1', { seeing }), desk('Desk 2', { seeing }))).toEqual(['Desks 1 and 2 can see them, and both have somebody now.'])
    expect(desks(desk('Desk 1', { seeing }), desk('Desk 2', { seeing }), desk('Desk 3', { seeing }))).toEqual([
      'Desks 1 to 3 can see them, and all have somebody now.',
    ])
    expect(desks(desk('Desk 1', { seeing, until: at('12:00') }), desk('Desk 2'))).toEqual([
      'Desks 1 and 2 can see them.',
      'Desk 2 is free now.',
      'Desk 1 is there until midday.',
    ])
  })

  test('a desk that finishes notes can see them, and is not free', () =>
    expect(desks(desk('Desk 1', { seeing: person('9') }), desk('Desk 2', { is: 'finishingNotes' }))).toEqual([
      'Desks 1 and 2 can see them.',
      'Desk 2 is finishing notes.',
    ]))

  test('who is away, until when where that is known', () => {
    const away = [
      desk('Desk 1', { is: 'onBreak', until: at('10:15') }),
      desk('Desk 2', { is: 'onBreak' }),
      desk('Desk 3', { is: 'atLunch', until: at('13:00') }),
      desk('Desk 4', { is: 'shut', until: at('14:00') }),
      desk('Desk 5', { is: 'shut' }),
      desk('Desk 6', { is: 'notToday' }),
      desk('Desk 7', { is: 'notToday' }),
    ]
    expect(desks(...away)).toEqual([
      'No desk that does this can see anybody now.',
      'Desk 1 is on a break until 10:15am.',
      'Desk 3 is at lunch until 1pm.',
      'Desk 4 opens at 2pm.',
      'Desk 2 is on a break.',
      'Desk 5 is not open.',
      'Desks 6 and 7 are closed for today.',
    ])
    const seeing = person('9')
    const going = [
      desk('Desk 1', { is: 'goesToLunch', until: at('13:00'), seeing }),
      desk('Desk 2', { is: 'goesToLunch', until: at('13:00') }),
      desk('Desk 3', { is: 'goes', until: at('15:00'), seeing }),
      desk('Desk 4', { is: 'goes', seeing }),
      desk('Desk 5', { is: 'goes' }),
    ]
    expect(desks(...going)).toEqual([
      'No desk that does this can see anybody now.',
      'Desk 1 goes to lunch after the one it has now, until 1pm.',
      'Desk 2 goes to lunch now, until 1pm.',
      'Desk 3 closes after the one it has now, and opens at 3pm.',
      'Desk 4 closes for today after the one it has now.',
      'Desk 5 closes for today now.',
    ])
    expect(desks(...away.slice(3))[0]).toBe('No desk that does this is open now.')
  })
})
