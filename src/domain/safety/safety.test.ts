import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { board } from '#domain/display/board.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { waitedMinutes, waitingMinutes } from '#domain/queue/waits.ts'
import type { Bodies } from '#domain/events.ts'
import { as, at, called, calledAgain, cameUnseen, completed, given, happened, make, refusal, seen, waiting } from '#test/support/given.ts'
import { callsForHelp, evacuationNow, panicsNow } from './evolveSafety.ts'

const out = (clock: string, drill = false, device = 'pc-welcome') => make('evacuated', clock, { drill }, { device })
const back = (clock: string, device = 'pc-welcome') => make('evacuationEnded', clock, {}, { device })
const help = (id: string, clock: string, more: Partial<Bodies['panicRaised']> = {}, device = 'pc-one') =>
  as(id, make('panicRaised', clock, { desk: 'one', from: 'adviser', drill: false, ...more }, { device }))
const heard = (panic: string, clock: string, going: boolean, device = 'pc-welcome') => make('panicAcknowledged', clock, { panic, going }, { device })

describe('while everybody leaves the building', () => {
  const day = [...waiting('ann', '14:00', '1'), ...waiting('bob', '14:01', '2'), called('ann', '14:09', 'one')]

  test.each<[string, Command]>([
    ['the next', { type: 'callNext', desk: 'two' }],
    ['somebody', { type: 'call', desk: 'two', visit: 'bob' }],
    ['somebody once more', { type: 'callAgain', desk: 'one', visit: 'ann' }],
  ])('no desk calls %s', (_, command) => {
    expect(refusal(given(day, out('14:10')).when(command, '14:11'))).toBe('evacuating')
    expect(given(day, out('14:10'), back('14:28')).when(command, '14:29')).toHaveProperty('events')
  })

  test('who was called and leaves with everybody else has not missed their call', () => {
    const during = given(day, out('14:10'))
    expect(refusal(during.when({ type: 'noAnswer', desk: 'one', visit: 'ann' }, '14:12'))).toBe('evacuating')
    expect(during.visit('ann').situation).toEqual({ is: 'called', desk: 'one', at: at('14:09') })
  })

  test('who says that they see this person is believed', () => {
    expect(happened(given(day, out('14:10')).when({ type: 'start', desk: 'one', visit: 'ann' }, '14:10:05'))).toHaveLength(1)
  })

  test('a screen shows no number but what to do, and the numbers again afterwards', () => {
    const { state, day: told } = given(day, out('14:10'))
    expect(board(state, told, at('14:11'))).toEqual({ current: null, before: [], delays: [], instruction: 'evacuate' })
    const after = given(day, out('14:10'), back('14:12'))
    expect(board(after.state, after.day, at('14:13'))).toMatchObject({ current: { ticket: '1' }, instruction: null })
  })

  test('a drill says the same on a screen: a drill that can be told from the real thing is none', () => {
    const { state, day: told } = given(day, out('14:10', true))
    expect(board(state, told, at('14:11')).instruction).toBe('evacuate')
  })

  test('afterwards all keep their place, and their clocks have run', () => {
    const before = given(day)
    const after = given(day, out('14:10'), back('14:28'), called('bob', '14:31', 'two'))
    const during = given(day, out('14:10'), back('14:28'))
    expect(callingOrder(during.state, during.day, at('14:30')).map(({ id }) => id)).toEqual(
      callingOrder(before.state, before.day, at('14:09')).map(({ id }) => id),
    )
    expect(waitingMinutes(during.visit('bob'), at('14:30'))).toBe(29)
    expect(waitedMinutes(after.visit('bob'))).toBe(30)
  })
})

describe('an evacuation', () => {
  test('that two desks press at once is one, from the first press on', () => {
    const { day } = given(out('14:10:05'), out('14:10', false, 'pc-one'))
    expect(day.evacuations).toMatchObject([{ from: at('14:10'), to: null }])
  })

  test('that a desk tells late, of one that is over, sends nobody out again', () => {
    const { day } = given(out('14:10'), back('14:28'), out('14:10:20', false, 'pc-one'))
    expect(evacuationNow(day)).toBeNull()
    expect(evacuationNow(given(out('14:10'), back('14:28'), out('14:40')).day)).toMatchObject({ from: at('14:40') })
  })

  test('that began as a drill can become the real thing, and never the other way round', () => {
    const drill = given(out('14:10', true))
    expect(refusal(drill.when({ type: 'evacuate', drill: true }, '14:11'))).toBe('alreadySo')
    expect(happened(drill.when({ type: 'evacuate', drill: false }, '14:11'))).toEqual([{ evacuated: { drill: false } }])
    expect(given(out('14:10', true), out('14:11')).day.evacuations).toMatchObject([{ from: at('14:10'), drill: false }])
    const real = given(out('14:10'), out('14:11', true))
    expect(real.day.evacuations).toMatchObject([{ drill: false }])
    expect(refusal(real.when({ type: 'evacuate', drill: false }, '14:11'))).toBe('alreadySo')
  })

  test('ends once, and never before it began, whatever a clock says', () => {
    const ended = given(out('14:10'), back('14:09'))
    expect(ended.day.evacuations).toMatchObject([{ from: at('14:10'), to: at('14:10') }])
    expect(refusal(ended.when({ type: 'endEvacuation' }, '14:30'))).toBe('alreadySo')
    expect(happened(given(out('14:10')).when({ type: 'endEvacuation' }, '14:28'))).toEqual([{ evacuationEnded: {} }])
  })
})

describe('a call for help', () => {
  test('pressed again in fear is one call, and after somebody has seen it another', () => {
    const raise: Command = { type: 'raisePanic', desk: 'one', from: 'adviser', drill: false }
    expect(happened(given().when(raise, '12:40', 'pc-one'))).toEqual([{ panicRaised: { desk: 'one', from: 'adviser', drill: false } }])
    expect(refusal(given(help('p', '12:40')).when(raise, '12:40:01', 'pc-one'))).toBe('alreadySo')
    for (const again of [[heard('p', '12:41', false)], [make('panicEnded', '12:42', { panic: 'p' })]])
      expect(given(help('p', '12:40'), again).when(raise, '12:43', 'pc-one')).toHaveProperty('events')
  })

  test('is never held back by one from another desk, by a drill or by an evacuation', () => {
    const busy = given(help('p', '12:40'), help('d', '12:40', { desk: 'two', drill: true }, 'pc-two'), out('12:40'))
    expect(busy.when({ type: 'raisePanic', desk: 'two', drill: false }, '12:41', 'pc-two')).toHaveProperty('events')
  })

  test('keeps who has seen it and who goes; who goes does not take it back', () => {
    const { day, when } = given(help('p', '12:40'), heard('p', '12:40:10', false), heard('p', '12:40:20', true), heard('p', '12:40:30', false, 'pc-two'))
    expect(panicsNow(day)).toMatchObject([
      {
        acknowledged: [
          { device: 'pc-welcome', going: true, at: at('12:40:20') },
          { device: 'pc-two', going: false },
        ],
      },
    ])
    expect(refusal(when({ type: 'acknowledgePanic', panic: 'p', going: false }, '12:41'))).toBe('alreadySo')
    expect(happened(when({ type: 'acknowledgePanic', panic: 'p', going: true }, '12:41', 'pc-two'))).toEqual([
      { panicAcknowledged: { panic: 'p', going: true } },
    ])
    const late = given(help('p', '12:40'), heard('p', '12:40:20', true), heard('p', '12:40:30', false))
    expect(late.day.panics[0]?.acknowledged).toMatchObject([{ going: true }])
  })

  test('is ended by whoever is there, once, and who answers what is not known is told so', () => {
    const open = given(help('p', '12:40'))
    expect(happened(open.when({ type: 'endPanic', panic: 'p' }, '12:50'))).toEqual([{ panicEnded: { panic: 'p' } }])
    const over = given(help('p', '12:40'), make('panicEnded', '12:50', { panic: 'p' }))
    expect(panicsNow(over.day)).toEqual([])
    expect(refusal(over.when({ type: 'endPanic', panic: 'p' }, '12:51'))).toBe('alreadySo')
    for (const command of [{ type: 'endPanic', panic: 'x' } as const, { type: 'acknowledgePanic', panic: 'x', going: true } as const])
      expect(refusal(open.when(command, '12:50'))).toBe('unknownPanic')
  })

  test('as a drill is kept as one and counted nowhere', () => {
    const { day } = given(help('p', '12:40'), help('d', '12:45', { drill: true }))
    expect(day.panics.map(({ drill }) => drill)).toEqual([false, true])
    expect(callsForHelp(day)).toBe(1)
  })

  test('changes nothing that a public screen shows', () => {
    const people = [...waiting('ann', '12:30', '1'), called('ann', '12:39', 'one'), calledAgain('ann', '12:40', 'one'), cameUnseen('bob', '12:40')]
    const calm = given(people)
    const loud = given(people, help('p', '12:40'), heard('p', '12:40:05', true), seen('ann', '12:41', 'one'), completed('ann', '12:42', 'one'))
    expect(board(loud.state, loud.day, at('12:43'))).toEqual(board(calm.state, calm.day, at('12:43')))
  })
})
