/* Was it kept? As docs/estimates.md says. */
import { describe, expect, test } from 'vitest'
import { as, at, booked, called, came, completed, given, LONDON, make, noAnswer, numbered, referred, seen, undone, left, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { countPromises, promisesByHour, promisesByService, toldRanges } from './promises.ts'

const SOON = { from: at('9:10'), by: at('9:25'), expected: at('9:16') }
const LATER = { from: at('9:20'), by: at('9:40'), expected: at('9:31') }
const again = (visit: string, clock: string, range = LATER, device = 'pc-welcome') => make('waitTold', clock, { visit, ...range }, { device })
const ann = waiting('ann', '9:01', '1', { told: SOON })
const kept = (clock: string, ...told: (Made | Made[])[]) => toldRanges(given(...told).day, at(clock)).map(({ is }) => is)

describe('a range', () => {
  test('is kept by a call up to its end, and missed by one after it', () => {
    expect(kept('18:00', ann, called('ann', '9:05', 'two'))).toEqual(['kept'])
    expect(kept('18:00', ann, called('ann', '9:25', 'two'))).toEqual(['kept'])
    expect(kept('18:00', ann, called('ann', '9:25:01', 'two'))).toEqual(['missed'])
  })

  test('is open until it has passed, and then missed though nobody has called yet', () => {
    expect(kept('9:25', ann)).toEqual(['open'])
    expect(kept('9:26', ann)).toEqual(['missed'])
  })

  test('counts by the call that ended the wait: also one that nobody answered; not one that was undone', () => {
    expect(kept('18:00', ann, called('ann', '9:20', 'two'), noAnswer('ann', '9:22', 'two'), called('ann', '9:50', 'two'))).toEqual(['kept'])
    expect(kept('18:00', ann, as('call', called('ann', '9:20', 'two')), undone('ann', '9:20:05', 'call'), called('ann', '9:50', 'two'))).toEqual(['missed'])
  })

  test('is kept by a desk that saw them without a call', () => {
    expect(kept('18:00', ann, seen('ann', '9:20', 'two'))).toEqual(['kept'])
  })

  test('that a device apart told between two waits is of neither', () => {
    const sentOn = [called('ann', '9:03', 'two'), seen('ann', '9:03', 'two'), again('ann', '9:05', LATER, 'apart'), referred('ann', '9:10', 'two', 'tax')]
    expect(kept('18:00', waiting('ann', '9:01', '1'), ...sentOn, called('ann', '9:50', 'one'))).toEqual(['calledBefore'])
  })

  test('that was told anew before it passed counts no more, the new one does; one that had passed stays missed', () => {
    expect(kept('18:00', ann, again('ann', '9:20'), called('ann', '9:39', 'two'))).toEqual(['toldAnew', 'kept'])
    expect(kept('18:00', ann, again('ann', '9:20'), called('ann', '9:41', 'two'))).toEqual(['toldAnew', 'missed'])
    expect(kept('18:00', ann, again('ann', '9:26'), called('ann', '9:39', 'two'))).toEqual(['missed', 'kept'])
  })

  test('of who left, or was answered at the welcome desk: before it passed it is in neither, later it is missed', () => {
    expect(kept('18:00', ann, left('ann', '9:20'))).toEqual(['left'])
    expect(kept('18:00', ann, left('ann', '9:30'))).toEqual(['missed'])
    expect(kept('18:00', ann, make('answeredAtWelcomeDesk', '9:20', { visit: 'ann', service: null }))).toEqual(['left'])
    expect(kept('18:00', ann, make('endedAtClosing', '17:00', { visit: 'ann', as: 'notRecorded' }))).toEqual(['missed'])
  })

  test('that a device told which had not heard of the call is in neither, and does not take the first one’s place', () => {
    const told = again('ann', '9:22', LATER, 'pc-apart')
    expect(kept('18:00', ann, called('ann', '9:20', 'two'), seen('ann', '9:21', 'two'), completed('ann', '9:30', 'two'), told)).toEqual([
      'kept',
      'calledBefore',
    ])
  })

  test('is of the wait in which it was told: after being referred it is about the next call', () => {
    const first = [called('ann', '9:20', 'one'), seen('ann', '9:20', 'one'), referred('ann', '9:22', 'one', 'tax')]
    const ranges = toldRanges(given(ann, first, again('ann', '9:23'), called('ann', '9:45', 'three')).day, at('18:00'))
    expect(ranges).toMatchObject([
      { service: 'housing', is: 'kept', calledAt: at('9:20') },
      { service: 'tax', is: 'missed', calledAt: at('9:45') },
    ])
  })

  test('is not there for try-outs and for numbers that were undone', () => {
    expect(kept('18:00', make('practised', '9:00', { visit: 'try' }), numbered('try', '9:01', '9', { told: SOON }), called('try', '9:40', 'two'))).toEqual([])
    expect(kept('18:00', came('ann', '9:00'), as('number', numbered('ann', '9:01', '1', { told: SOON })), undone('ann', '9:01:05', 'number'))).toEqual([])
  })

  test('says who, when, by which device and of what', () => {
    const slot = booked('a', '9:15')
    const [range] = toldRanges(given(came('bob', '9:05', slot), numbered('bob', '9:06', '4', { told: SOON }), called('bob', '9:18', 'two')).day, at('18:00'))
    expect(range).toEqual({ ...SOON, at: at('9:06'), device: 'pc-welcome', visit: 'bob', ticket: '4', service: 'housing', calledAt: at('9:18'), is: 'kept' })
  })
})

describe('the counts of a day', () => {
  const day = given(
    waiting('ann', '9:01', '1', { told: SOON }),
    called('ann', '9:20', 'two'),
    waiting('bob', '9:02', '2', { told: SOON, service: 'tax' }),
    called('bob', '9:30', 'one'),
    waiting('cat', '9:03', '3', { told: SOON }),
    left('cat', '9:20'),
    waiting('dan', '10:10', '4', { told: { from: at('10:20'), by: at('10:30'), expected: at('10:25') } }),
  ).day
  const ranges = toldRanges(day, at('10:15'))

  test('say how many were told, and what became of it; errors are of those that were called', () => {
    expect(countPromises(ranges)).toEqual({ told: 4, kept: 1, missed: 1, toldAnew: 0, left: 1, calledBefore: 0, open: 1, off: 9, later: 9 })
    expect(countPromises([])).toEqual({ told: 0, kept: 0, missed: 0, toldAnew: 0, left: 0, calledBefore: 0, open: 0, off: null, later: null })
  })

  test('early and late do not cancel out in how far it was off, and do in whether calls come later', () => {
    const early = toldRanges(given(waiting('ann', '9:01', '1', { told: SOON }), called('ann', '9:06', 'two')).day, at('18:00'))
    expect(countPromises([...early, ...ranges])).toMatchObject({ off: 28 / 3, later: 8 / 3 })
  })

  test('by hour, as the clock at the centre shows it, and by service', () => {
    expect(promisesByHour(ranges, LONDON).map(([hour, { told, kept: count }]) => [hour, told, count])).toEqual([
      [9, 3, 1],
      [10, 1, 0],
    ])
    expect(promisesByHour(ranges, 'Europe/Berlin').map(([hour]) => hour)).toEqual([10, 11])
    expect(promisesByService(ranges).map(([service, { told, missed }]) => [service, told, missed])).toEqual([
      ['housing', 3, 0],
      ['tax', 1, 1],
    ])
  })
})
