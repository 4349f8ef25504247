import { describe, expect, test } from 'vitest'
import { DAY, at, called, given, happened, held as onHold, left, make, noAnswer, referred, refusal, seen, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { REASONS, ann, anew, notice, walkIn } from '#test/support/annAndDan.ts'
import type { Command } from '#domain/centre/command.ts'
import { forecast } from '#domain/estimate/forecast.ts'
import { toldRanges } from '#domain/estimate/promises.ts'
import type { DelayScope } from '#domain/events.ts'
import { promisedTo } from './promised.ts'
import { delaysNow, toTell } from './toTell.ts'

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
    // Before their time nobody is late.
    const early = given(REASONS, ann)
    expect(refusal(early.when(tell({ expectedAt: at('10:30') }), '10:25'))).toBe('notAfterTheirs')
    expect(happened(early.when(tell({ expectedAt: at('10:31') }), '10:25'))).toHaveLength(1)
    const each = [{ notice: 'n1', visit: 'ann', expectedAt: at('10:30') }]
    expect(refusal(early.when({ type: 'tellEach', reason: 'busy', how: ['inPerson'], each }, '10:25'))).toBe('nobodyToTell')
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

describe('who was told of their wait with the number', () => {
  const dan = { scope: { of: 'visit', visit: 'dan' }, expectedAt: at('10:55') } as const
  const said = (more: Partial<Extract<Command, { type: 'tellDelay' }>>, ...told: Made[]) =>
    happened(given(REASONS, walkIn, told).when(tell({ ...dan, ...more }), '10:30')).flatMap((one) => one['waitTold'] ?? [])

  test('is told of it anew with the delay, so that what they were told first counts no more', () => {
    expect(said({ likely: { from: at('10:40'), expected: at('10:48') } })).toEqual([
      { visit: 'dan', from: at('10:40'), by: at('10:55'), expected: at('10:48') },
    ])
    // Without what was thought likely it is the time itself.
    expect(said({})).toEqual([{ visit: 'dan', from: at('10:30'), by: at('10:55'), expected: at('10:55') }])
    expect(said({ likely: { from: at('11:10'), expected: at('11:15') } })).toEqual([
      { visit: 'dan', from: at('10:55'), by: at('10:55'), expected: at('10:55') },
    ])
  })

  test('is not told anew without a time, on a screen that nobody sees, or once somebody fetches them in person', () => {
    expect(said({ expectedAt: null })).toEqual([])
    expect(said({ how: ['screen'], screenLive: false })).toEqual([])
    expect(said({ how: ['screen'] }, make('needsNoted', '10:20', { visit: 'dan', needs: [], callBy: 'comeAndGet' }))).toEqual([])
    expect(said({ how: ['screen'] })).toHaveLength(1)
  })

  test('counts on what they were told last', () => {
    const promised = (...told: Made[]) => {
      const { state, day, visit } = given(REASONS, walkIn, told)
      return promisedTo(state, day, visit('dan'))
    }
    expect(promised()).toEqual({ of: 'wait', at: at('10:05'), by: at('10:40'), reason: null })
    expect(promised(anew('10:20', '10:45'))).toMatchObject({ of: 'wait', by: at('10:45') })
    expect(promised(notice('10:20', 'dan', '10:50'))).toEqual({ of: 'delay', at: at('10:20'), by: at('10:50'), reason: 'busy' })
    // In the same breath, as it is told who counts on a range.
    expect(promised(notice('10:20', 'dan', '10:45'), anew('10:20', '10:45'))).toEqual({ of: 'wait', at: at('10:20'), by: at('10:45'), reason: 'busy' })
    expect(promised(notice('10:20', 'dan', null))).toMatchObject({ of: 'wait', by: at('10:40') })
    expect(promised(notice('10:20', 'dan', '10:50'), anew('10:21', '10:45'))).toMatchObject({ of: 'wait', by: at('10:45') })
  })

  test('counts on what they were told before, once that was taken back; but not where that had passed meanwhile', () => {
    const promised = (...told: Made[]) => {
      const { state, day, visit } = given(REASONS, walkIn, told)
      return { by: promisedTo(state, day, visit('dan'))?.by, ranges: toldRanges(day, at('11:30')).map(({ by, is }) => [by, is]) }
    }
    const mistaken = [notice('10:20', 'dan', '11:00'), anew('10:20', '11:00')]
    const taken = (clock: string) => make('delayEnded', clock, { notice: 'n-10:20' })
    expect(promised(...mistaken)).toEqual({
      by: at('11:00'),
      ranges: [
        [at('10:40'), 'toldAnew'],
        [at('11:00'), 'missed'],
      ],
    })
    expect(promised(...mistaken, taken('10:21'))).toEqual({ by: at('10:40'), ranges: [[at('10:40'), 'missed']] })
    expect(promised(...mistaken, taken('10:41'))).toEqual(promised(...mistaken))
    // A time that has passed was broken: taking it back makes nothing of that.
    const sooner = [notice('10:20', 'dan', '10:30'), anew('10:20', '10:30')]
    expect(promised(...sooner, taken('10:31'))).toEqual(promised(...sooner))
    const only = (...told: Made[]) => {
      const { state, day, visit } = given(REASONS, waiting('eve', '10:00', '8'), notice('10:20', 'eve', '10:30'), told)
      return promisedTo(state, day, visit('eve'))?.by
    }
    expect([only(), only(taken('10:21')), only(taken('10:31'))]).toEqual([at('10:30'), undefined, at('10:30')])
    // Of whoever was told no range.
    const { state, day, visit } = given(REASONS, ann, notice('10:20', 'ann', '11:00'), taken('10:21'))
    expect(promisedTo(state, day, visit('ann'))).toBeNull()
  })

  test('counts on no time that was said to all: that is of whoever is next', () => {
    const all = (scope: DelayScope) => make('delayTold', '10:20', { ...(notice('10:20', 'dan', '10:35') as Made<'delayTold'>).body, scope })
    const promised = (told: Made, visit: string) => {
      const { state, day, visit: of } = given(REASONS, walkIn, ann, told)
      return promisedTo(state, day, of(visit))
    }
    for (const scope of [{ of: 'centre' }, { of: 'service', service: 'housing' }] as const) {
      expect(promised(all(scope), 'dan')).toMatchObject({ of: 'wait', by: at('10:40') })
      // Who has an appointment heard that it is late; not where its time comes after.
      expect(promised(all(scope), 'ann')).toMatchObject({ of: 'delay', by: at('10:35') })
    }
    const sooner = make('delayTold', '10:22', { ...(notice('10:22', 'dan', '10:28') as Made<'delayTold'>).body, scope: { of: 'centre' } })
    expect(promised(sooner, 'ann')).toBeNull()
  })

  test('counts on what they heard last, in whatever order two desks that were apart share it', () => {
    const apart = [{ ...anew('10:20', '10:35') }, { ...anew('10:10', '11:00'), device: 'pc-two' }]
    const { state, day, visit } = given(REASONS, walkIn, ...apart)
    expect(promisedTo(state, day, visit('dan'))).toMatchObject({ by: at('10:35') })
  })

  test('counts on nothing any more once a desk has seen them and refers them', () => {
    const events = [called('dan', '10:30', 'one'), seen('dan', '10:31', 'one'), referred('dan', '10:50', 'one', 'housing')]
    const { state, day, visit } = given(REASONS, walkIn, events)
    expect(visit('dan').situation.is).toBe('waiting')
    expect(promisedTo(state, day, visit('dan'))).toBeNull()
  })
})

describe('once a call has ended the wait', () => {
  const back = make('cameBack', '10:43', { visit: 'ann' })
  const again = (clock: string, ...told: (Made | (Made | Made[])[])[]) => {
    const { state, day, visit } = given(REASONS, ...told.flat())
    return { prompts: toTell(state, day, at(clock), forecast(state, DAY, at(clock))), late: forecast(state, DAY, at(clock)).late, visit, day, state }
  }

  test('an appointment has begun: nobody is asked to tell whoever is referred, which no notice could be of', () => {
    const sentOn = [ann, called('ann', '10:31', 'one'), seen('ann', '10:32', 'one'), referred('ann', '10:50', 'one', 'tax')]
    expect(again('10:52', sentOn).prompts).toEqual([])
    expect(again('10:52', sentOn).late.has('ann')).toBe(false)
  })

  test('a notice of that wait holds no more, whatever they wait for next', () => {
    const told = [ann, notice('10:29', 'ann', '10:55'), called('ann', '10:31', 'one'), seen('ann', '10:32', 'one'), referred('ann', '10:40', 'one', 'tax')]
    const { day, visit } = again('10:41', told)
    expect(visit('ann').situation.is).toBe('waiting')
    expect(delaysNow(day, at('10:41'))).toEqual([])
    expect(delaysNow(given(REASONS, ...told, notice('10:42', 'ann', '11:10')).day, at('10:43'))).toMatchObject([{ at: at('10:42') }])
  })

  test('what they are told of their next wait counts, and is told again before it passes', () => {
    const sentOn = [ann, called('ann', '10:31', 'one'), seen('ann', '10:32', 'one'), referred('ann', '10:40', 'one', 'tax')]
    const told = again('10:43', sentOn, notice('10:42', 'ann', '11:10'))
    expect(promisedTo(told.state, told.day, told.visit('ann'))).toEqual({ of: 'delay', at: at('10:42'), by: at('11:10'), reason: 'busy' })
    expect(again('11:09', sentOn, notice('10:42', 'ann', '11:10')).prompts).toMatchObject([{ visit: 'ann', again: true }])
    expect(again('11:09', sentOn, notice('10:42', 'ann', '11:10'), notice('11:09', 'ann', '11:20')).prompts).toEqual([])
  })

  test('nobody is asked to tell again whoever did not answer and came back', () => {
    const missed = [ann, notice('10:29', 'ann', '10:40'), called('ann', '10:39', 'one'), noAnswer('ann', '10:42', 'one'), back]
    expect(again('10:44', missed).prompts).toEqual([])
    // Their call was on no screen: they could not know of it, and wait for it still.
    const unseen = [ann, notice('10:29', 'ann', '10:40'), called('ann', '10:39', 'one', { screenLive: false }), noAnswer('ann', '10:42', 'one'), back]
    expect(again('10:44', unseen).prompts).toMatchObject([{ visit: 'ann', again: true }])
  })

  test('who was on hold since counts on what they are told anew, and on nothing before', () => {
    const held = [
      walkIn,
      called('dan', '10:30', 'one'),
      seen('dan', '10:31', 'one'),
      onHold('dan', '10:33', 'one'),
      make('takenOffHold', '10:45', { visit: 'dan' }),
    ]
    const { state, day, visit, prompts } = again('10:46', held)
    expect(prompts).toEqual([])
    expect(promisedTo(state, day, visit('dan'))).toBeNull()
    const told = again('10:50', held, anew('10:47', '11:00'))
    expect(promisedTo(told.state, told.day, told.visit('dan'))).toMatchObject({ of: 'wait', by: at('11:00') })
  })
})
