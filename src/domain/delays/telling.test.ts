import { describe, expect, test } from 'vitest'
import { at, booked, booking, came, called, given, happened, left, make, numbered, refusal, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import type { Command } from '#domain/centre/command.ts'
import { plainRule } from '#domain/estimate/plainRule.ts'
import { delaysNow, toTell } from './toTell.ts'

const REASONS = make('delayReasonsSet', '7:05', { reasons: [{ reason: 'busy', words: 'We are busier than usual', short: 'Busy' }] })
const slot = booked('slot', '10:30')
const ann = [booking(slot), came('ann', '10:20', slot), numbered('ann', '10:20', '1')]
const tell = (more: Partial<Extract<Command, { type: 'tellDelay' }>> = {}): Command => ({
  type: 'tellDelay',
  notice: 'n1',
  scope: { of: 'visit', visit: 'ann' },
  reason: 'busy',
  expectedAt: at('10:55'),
  how: ['screen', 'inPerson'],
  screenLive: true,
  ...more,
})

describe('telling of a delay', () => {
  test('is kept as a record: for whom, why, until when, how, and when it lapses by itself', () => {
    expect(happened(given(REASONS, ann).when(tell(), '10:30'))).toEqual([
      {
        delayTold: {
          notice: 'n1',
          scope: { of: 'visit', visit: 'ann' },
          reason: 'busy',
          expectedAt: at('10:55'),
          how: ['inPerson', 'screen'],
          screenLive: true,
          lapsesAt: at('11:00'),
        },
      },
    ])
  })

  test('is refused where it would not count, with what to do', () => {
    const said = (command: Command, ...more: Made[]) => refusal(given(REASONS, ann, more).when(command, '10:40'))
    expect(said(tell({ how: [] }))).toBe('howTold')
    expect(said(tell({ reason: 'rain' }))).toBe('unknownDelayReason')
    expect(said(tell({ expectedAt: at('10:40') }))).toBe('toldTimePassed')
    expect(said(tell(), called('ann', '10:39', 'one'))).toBe('calledAlready')
    expect(said(tell(), left('ann', '10:39'))).toBe('alreadyOver')
    expect(said(tell({ scope: { of: 'visit', visit: 'nobody' } }))).toBe('unknownVisit')
    expect(said(tell({ scope: { of: 'desk', desk: 'nine' } }))).toBe('unknownDesk')
    expect(said(tell({ scope: { of: 'service', service: 'none' } }))).toBe('unknownService')
  })

  test('after a recorded outage it is entered with the time that was said then', () => {
    const outage = make('outageRecorded', '11:00', { from: at('10:00'), to: at('10:50') })
    expect(happened(given(REASONS, ann, called('ann', '10:45', 'one'), outage).when(tell({ expectedAt: at('10:45') }), '11:05'))).toHaveLength(1)
  })

  test('one action tells everybody who is affected, each their own time; who was called meanwhile is left out', () => {
    const all: Command = {
      type: 'tellEach',
      reason: 'busy',
      how: ['inPerson'],
      each: [
        { notice: 'n1', visit: 'ann', expectedAt: at('10:55') },
        { notice: 'n2', visit: 'bob', expectedAt: at('11:05') },
        { notice: 'n3', visit: 'cyd', expectedAt: at('11:10') },
      ],
    }
    const state = given(REASONS, ann, waiting('bob', '10:00', '2'), waiting('cyd', '10:01', '3'), called('bob', '10:30', 'one'))
    expect(happened(state.when(all, '10:40')).map((one) => (one['delayTold'] as { scope: unknown }).scope)).toEqual([
      { of: 'visit', visit: 'ann' },
      { of: 'visit', visit: 'cyd' },
    ])
    expect(refusal(state.when({ ...all, each: [] }, '10:40'))).toBe('nobodyToTell')
  })

  test('it holds until it lapses, is taken back, or its customer is called', () => {
    const told = make('delayTold', '10:30', {
      notice: 'n1',
      scope: { of: 'visit', visit: 'ann' },
      reason: 'busy',
      expectedAt: at('10:55'),
      how: ['inPerson'],
      screenLive: null,
      lapsesAt: at('11:00'),
    })
    const now = (clock: string, ...more: Made[]) => delaysNow(given(REASONS, ann, told, more).day, at(clock)).length
    expect(now('10:59:59')).toBe(1)
    expect(now('11:00')).toBe(0)
    expect(now('10:45', called('ann', '10:44', 'one'))).toBe(0)
    expect(now('10:45', make('delayEnded', '10:40', { notice: 'n1' }))).toBe(0)
    expect(refusal(given(REASONS, ann, told).when({ type: 'endDelay', notice: 'n9' }, '10:45'))).toBe('unknownNotice')
    expect(happened(given(REASONS, ann, told).when({ type: 'endDelay', notice: 'n1' }, '10:45'))).toEqual([{ delayEnded: { notice: 'n1' } }])
    expect(refusal(given(REASONS, ann, told).when({ type: 'endDelay', notice: 'n1' }, '11:05'))).toBe('alreadySo')
  })

  test('an outage is recorded when it is over', () => {
    expect(refusal(given().when({ type: 'recordOutage', from: at('9:00'), to: at('10:00') }, '9:30'))).toBe('notYet')
    expect(refusal(given().when({ type: 'recordOutage', from: at('9:00'), to: at('9:00') }, '9:30'))).toBe('fromAfterTo')
    expect(happened(given().when({ type: 'recordOutage', from: at('9:00'), to: at('9:20') }, '9:30'))).toEqual([
      { outageRecorded: { from: at('9:00'), to: at('9:20') } },
    ])
  })

  test('the same outage is recorded once, and can be taken back once', () => {
    const recorded = { ...make('outageRecorded', '9:30', { from: at('9:00'), to: at('9:20') }), id: 'o1' }
    const { when } = given(recorded)
    expect(refusal(when({ type: 'recordOutage', from: at('9:00'), to: at('9:20') }, '9:31'))).toBe('alreadySo')
    expect(happened(when({ type: 'recordOutage', from: at('9:00'), to: at('9:25') }, '9:31'))).toHaveLength(1)
    expect(happened(when({ type: 'takeBackOutage', outage: 'o1' }, '9:31'))).toEqual([{ outageTakenBack: { outage: 'o1' } }])
    expect(refusal(given(recorded, make('outageTakenBack', '9:32', { outage: 'o1' })).when({ type: 'takeBackOutage', outage: 'o1' }, '9:33'))).toBe(
      'unknownOutage',
    )
  })

  test('why they were late is confirmed for many at once; what was said already is not said again', () => {
    const state = given(REASONS, ann, called('ann', '10:54', 'one'), waiting('bob', '10:00', '2'))
    const causes = [{ visit: 'ann', cause: 'system' as const }]
    expect(happened(state.when({ type: 'setLateCauses', causes }, '16:00'))).toEqual([{ lateCauseSet: { visit: 'ann', cause: 'system' } }])
    expect(refusal(state.when({ type: 'setLateCauses', causes: [{ visit: 'bob', cause: 'system' }] }, '16:00'))).toBe('notCalled')
  })
})

describe('whom to tell', () => {
  const busy = [...waiting('bob', '9:00', '9'), ...waiting('cyd', '9:00', '8')]
  const bothBusy = [called('bob', '10:25', 'one'), called('cyd', '10:28', 'two')]
  const list = (clock: string, ...more: (Made | Made[])[]) => {
    const { state, day } = given(REASONS, ann, busy, bothBusy, ...more)
    return toTell(state, day, at(clock), plainRule)
  }

  test('an appointment that will probably start more than 5 minutes late, before it is late', () => {
    // Desk 1 is free at 10:36, a minute after the planned ten minutes: 6 late.
    expect(list('10:29')).toEqual([
      { visit: 'ann', ticket: '1', plannedAt: at('10:30'), expectedAt: at('10:40'), again: false, atOnce: false, presses: at('10:30'), lastReason: null },
    ])
    expect(list('10:33')[0]).toMatchObject({ atOnce: true })
  })

  test('again when the told time is about to pass, or will not hold; red in the last 2 minutes', () => {
    const told = (expected: string) =>
      make('delayTold', '10:29', {
        notice: 'n1',
        scope: { of: 'visit', visit: 'ann' },
        reason: 'busy',
        expectedAt: at(expected),
        how: ['inPerson'],
        screenLive: null,
        lapsesAt: at('11:30'),
      })
    expect(list('10:30', told('10:40'))).toEqual([])
    expect(list('10:38', told('10:40'))).toMatchObject([{ again: true, atOnce: true }])
    expect(list('10:35', told('10:37'))).toMatchObject([{ again: true }])
    // More than 5 minutes after what was said, well before that has passed.
    const early = { ...told('10:30'), clock: '10:26' }
    expect(list('10:27', early)).toMatchObject([{ again: true, atOnce: false }])
  })

  test('nobody who has been called, and no walk-in to whom nobody promised a time', () => {
    expect(list('10:40', called('ann', '10:39', 'one'))).toEqual([])
    expect(list('10:50', waiting('dan', '9:30', '7')).map(({ visit }) => visit)).toEqual(['ann'])
  })
})

test('the plain rule: a desk is free a minute after its service is probably finished, and nobody before the next minute', () => {
  const { state, day } = given(
    waiting('bob', '9:00', '9'),
    called('bob', '10:00', 'one'),
    waiting('eve', '9:30', '2', { service: 'tax' }),
    waiting('fay', '9:40', '3', { service: 'tax' }),
  )
  const when = plainRule(state, day, at('10:05'))
  expect(when.get('eve')).toBe(at('10:11'))
  // Desk 1 alone serves tax: the second one comes after the first, ten minutes and one.
  expect(when.get('fay')).toBe(at('10:22'))
  expect(plainRule(state, day, at('10:30')).get('eve')).toBe(at('10:32'))
})
