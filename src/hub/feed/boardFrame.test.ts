import { describe, expect, test } from 'vitest'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { stateNow } from '#hub/parts.ts'
import { aLog, CENTRE } from '#test/hub/aLog.ts'
import type { TestLog } from '#test/hub/aLog.ts'
import { NINE, Pen } from '#test/hub/events.ts'
import { makeBoardFrame } from './boardFrame.ts'

const clock = (now = NINE) => ({ now, rate: 1 })
const frameOf = async (log: TestLog, now: number) => makeBoardFrame(await stateNow(log, CENTRE), clock(now))

async function calledTo(desk: string): Promise<TestLog> {
  const log = await aLog()
  const pen = new Pen('d-1')
  const setUp = [
    pen.write('centreSetUp', { name: 'Town hall', timeZone: 'Europe/London', demo: true, cardsKeptDays: 30 }),
    pen.write('deskSet', { desk: 'desk-1', label: 'Desk 1', services: [] }),
  ]
  await log.push(pen, [...setUp, pen.arrived('a'), pen.numbered('a', '7'), pen.called('a', desk)], 'lead')
  return log
}

describe('a board frame', () => {
  test('of an empty centre shows nobody', () => {
    expect(makeBoardFrame(EMPTY_CENTRE, clock())).toEqual({ clock: clock(), timeZone: 'Europe/London', demo: false, current: null, before: [] })
  })

  test('shows the number, the desk and the time, and nothing else', async () => {
    expect(await frameOf(await calledTo('desk-1'), NINE + 5000)).toEqual({
      clock: clock(NINE + 5000),
      timeZone: 'Europe/London',
      demo: true,
      current: { ticket: '7', desk: 'Desk 1', at: NINE },
      before: [],
    })
  })

  test('with an instruction has no calls on it', async () => {
    const log = await calledTo('desk-1')
    const pen = new Pen('d-2')
    await log.push(pen, [pen.write('evacuated', { drill: false })], 'lead')
    expect(await frameOf(log, NINE + 5000)).toMatchObject({ current: null, before: [], instruction: 'evacuate' })
  })

  test('leaves out a call to a desk whose name would not fit a wall', async () => {
    const { current } = await frameOf(await calledTo('a-desk-that-nobody-has-set-up-yet-12345'), NINE + 5000)
    expect(current).toBeNull()
  })
})
