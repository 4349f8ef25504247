/* A morning with something to report, and how a team lead's screens are judged. */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect } from './centre.ts'
import type { Stage } from './stage.ts'

/** Desks 1 to 4 do this. */
export const BILL = 'lgsl:58'
const NARROW = { width: 683, height: 384 }
export const WIDE = { width: 1366, height: 768 }

/** Three were due at 10am: one called in time, one late and told, one late and told nothing. Gives their numbers. */
export async function threeAppointments(stage: Stage): Promise<{ inTime: string; told: string; letDown: string }> {
  await stage.rule()
  await stage.does({ type: 'setUp', event: 'delayReasonsSet', body: { reasons: [{ reason: 'overran', words: 'The one before took longer', short: 'Delay' }] } })
  await stage.clock('09:50')
  const numbers: string[] = []
  for (const name of ['a', 'b', 'c']) numbers.push(await stage.comes(BILL, { appointment: await stage.books(`lead-${name}`, BILL, '10:00') }))
  const [inTime = '', told = '', letDown = ''] = numbers
  await stage.clock('10:02')
  await stage.does({ type: 'call', desk: 'desk-1', visit: stage.visitOf(inTime), screenLive: true, anyway: true, reason: 'other' })
  const notice = { notice: 'n-1', reason: 'overran', how: ['inPerson' as const], scope: { of: 'visit' as const, visit: stage.visitOf(told) } }
  await stage.does({ type: 'tellDelay', ...notice, expectedAt: stage.at('10:20') })
  await stage.clock('10:15')
  await stage.does({ type: 'call', desk: 'desk-2', visit: stage.visitOf(letDown), screenLive: true, anyway: true, reason: 'other' })
  await stage.clock('10:18')
  await stage.does({ type: 'call', desk: 'desk-3', visit: stage.visitOf(told), screenLive: true, anyway: true, reason: 'other' })
  return { inTime, told, letDown }
}

/** Nothing for axe, as it stands and at 200 %, where nothing scrolls sideways but tables in their own box. */
export async function cleanAtBoth(page: Page, state: string): Promise<void> {
  await clean(page, state)
  await page.setViewportSize(NARROW)
  await clean(page, `${state}, at 200%`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${state} scrolls sideways`).toBeLessThanOrEqual(NARROW.width)
  await page.setViewportSize(WIDE)
}
