import { describe, expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { at, booked, booking, called, came, DAY, given, make, numbered, seen, waiting } from '#test/support/given.ts'
import { PLANNED } from './learned.ts'
import { whyFigure } from './whyFigure.ts'

const rota = (desk: string, ...open: [string, string][]) => make('rotaSet', '7:00', { desk, open: open.map(([from, to]) => ({ from: at(from), to: at(to) })) })
const why = (about: Parameters<typeof whyFigure>[3], expected: string, ...told: (Made | Made[])[]) =>
  whyFigure(given(...told).state, DAY, at('10:00'), about, at(expected))
const queue = [
  waiting('ann', '9:30', '1'),
  waiting('bob', '9:40', '2', { service: 'tax' }),
  waiting('cyd', '9:50', '3'),
  waiting('dan', '9:55', '4', { service: 'parking' }),
].flat()

describe('why a figure is what it is', () => {
  test('who is called before them at desks that see them too, in calling order', () => {
    const ahead = (about: Parameters<typeof whyFigure>[3]) => why(about, '10:30', queue)?.ahead.map(({ ticket }) => ticket)
    expect(ahead({ visit: 'cyd' })).toEqual(['1', '2'])
    expect(ahead({ visit: 'ann' })).toEqual([])
    expect(ahead({ service: 'tax' })).toEqual(['1', '2', '3', '4'])
    // Desk 3 alone does parking.
    expect(ahead({ service: 'parking' })).toEqual(['1', '2', '3', '4'])
    const { state } = given(queue, make('deskRemoved', '9:57', { desk: 'three' }))
    expect(whyFigure(state, DAY, at('10:00'), { service: 'tax' }, at('10:30'))?.ahead.map(({ ticket }) => ticket)).toEqual(['1', '2', '3'])
  })

  test('the appointments whose time comes first, here or not', () => {
    const [one, two, far] = [booked('one', '10:10'), booked('two', '10:20', 'two'), booked('far', '11:30')]
    const here = [came('one', '9:58', one), numbered('one', '9:58', '8')]
    const all = [booking(one), booking(two), booking(far), here].flat()
    expect(why({ visit: 'cyd' }, '10:30', queue, all)).toMatchObject({ appointments: 2 })
    expect(why({ visit: 'cyd' }, '10:30', queue, all)?.ahead.map(({ ticket }) => ticket)).toEqual(['1', '2'])
    expect(why({ visit: 'cyd' }, '10:15', queue, all)).toMatchObject({ appointments: 1 })
    expect(why({ visit: 'cyd' }, '12:00', queue, all)).toMatchObject({ appointments: 3 })
    // Between the door and their number they are still to come.
    expect(why({ visit: 'cyd' }, '10:15', queue, booking(one), came('one', '9:58', one))).toMatchObject({ appointments: 1 })
    // Only at Desk 2, by the rule, and Desk 2 does no tax.
    const named = make('callingRuleSet', '7:30', { parts: ['due', 'namedDesk'] })
    expect(why({ service: 'tax' }, '10:30', queue, all, named)).toMatchObject({ appointments: 1 })
    // Unless Desk 2 is away today: then Desk 1 sees them too.
    expect(why({ service: 'tax' }, '10:30', queue, all, named, make('deskAwayToday', '8:00', { desk: 'two', staff: null }))).toMatchObject({ appointments: 2 })
  })

  test('the desks, whom they see, and who is away until when', () => {
    const bob = [called('bob', '9:58', 'one'), seen('bob', '9:59', 'one')]
    const desks = (expected: string, ...told: (Made | Made[])[]) =>
      why({ service: 'housing' }, expected, queue, bob, ...told)?.desks.map(({ label, is, until, seeing }) => [label, is, until, seeing?.ticket ?? null])
    // Nobody said when Desk 3 is there: that it is not for the rest of the day is nothing that anybody knows.
    expect(desks('10:30')).toEqual([
      ['Desk 1', 'open', null, '2'],
      ['Desk 2', 'open', null, null],
      ['Desk 3', 'shut', null, null],
    ])
    const hours = [rota('one', ['9:00', '10:20'], ['11:00', '17:00']), rota('two', ['9:00', '17:00']), rota('three', ['9:00', '9:30'], ['10:45', '17:00'])]
    expect(desks('10:30', hours)).toEqual([
      ['Desk 1', 'open', at('10:20'), '2'],
      ['Desk 2', 'open', null, null],
      ['Desk 3', 'atLunch', at('10:45'), null],
    ])
    expect(desks('10:30', rota('three', ['10:45', '17:00']))?.[2]).toEqual(['Desk 3', 'shut', at('10:45'), null])
    expect(desks('10:10', hours)?.at(0)).toEqual(['Desk 1', 'open', null, '2'])
    const away = [make('deskOnBreak', '9:58', { desk: 'two', until: at('10:15') }), make('deskAwayToday', '8:00', { desk: 'three', staff: null })]
    expect(desks('10:30', hours, away)?.slice(1)).toEqual([
      ['Desk 2', 'onBreak', at('10:15'), null],
      ['Desk 3', 'notToday', null, null],
    ])
    // A break that should be over, and goes on: until when is not known.
    expect(desks('10:30', make('deskOnBreak', '9:40', { desk: 'two', until: at('9:55') }))?.[1]).toEqual(['Desk 2', 'onBreak', null, null])
    expect(desks('10:30', make('deskFinishingNotes', '9:58', { desk: 'two' }))?.[1]).toEqual(['Desk 2', 'finishingNotes', null, null])
    // Its hours have begun, and it is not open.
    expect(desks('10:30', rota('three', ['9:00', '17:00']))?.[2]).toEqual(['Desk 3', 'shut', null, null])
  })

  test('a desk whose hours are over goes once it has seen whom it has, as the estimate expects', () => {
    const bob = [called('bob', '9:58', 'one'), seen('bob', '9:59', 'one')]
    const one = (now: string, ...open: [string, string][]) => {
      const desk = whyFigure(given(queue, bob, rota('one', ...open), rota('two', ['9:00', '17:00'])).state, DAY, at(now), { service: 'tax' }, at('14:00'))
        ?.desks[0]
      return [desk?.is, desk?.until, desk?.seeing?.ticket]
    }
    expect(one('10:15', ['9:00', '10:10'], ['10:40', '17:00'])).toEqual(['goesToLunch', at('10:40'), '2'])
    // However long that takes.
    expect(one('11:20', ['9:00', '10:10'], ['11:25', '17:00'])).toEqual(['goesToLunch', at('11:25'), '2'])
    expect(one('10:15', ['9:00', '10:10'], ['14:00', '17:00'])).toEqual(['goes', at('14:00'), '2'])
    expect(one('10:15', ['9:00', '10:10'])).toEqual(['goes', null, '2'])
    // As the day ends whoever is here is seen; and what it began after its hours it works outside them.
    expect(one('17:05', ['9:00', '17:00'])).toEqual(['open', null, '2'])
    expect(one('10:05', ['7:00', '8:00'])).toEqual(['open', null, '2'])
    expect(one('10:05', ['7:00', '9:50'], ['10:00', '11:00'])).toEqual(['open', at('11:00'), '2'])
    expect(one('9:59', ['7:00', '9:50'], ['10:10', '11:00'])).toEqual(['goesToLunch', at('10:10'), '2'])
  })

  test('how long the service takes here: learned and of how many days, or as planned', () => {
    expect(why({ service: 'tax' }, '10:30')?.service).toEqual({ minutes: 10, days: 0 })
    const learned = { ...PLANNED, days: 14, services: { tax: { is: Math.log(12), variance: 0.01, spread: 0.3, seen: 90 } } }
    const state = { ...given().state, learned }
    expect(whyFigure(state, DAY, at('10:00'), { service: 'tax' }, at('10:30'))?.service).toEqual({ minutes: 14, days: 14 })
    expect(whyFigure(state, DAY, at('10:00'), { service: 'housing' }, at('10:30'))?.service).toEqual({ minutes: 10, days: 0 })
  })

  test('nothing of somebody of whom nothing is known', () => {
    expect(why({ visit: 'nobody' }, '10:30')).toBeNull()
    expect(why({ visit: 'eve' }, '10:30', came('eve', '9:00'))).toBeNull()
  })
})
