import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { MINUTE } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { startHub } from '#hub/hub.ts'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import { playMorning } from './pictures/morning.ts'
const OUT = '/tmp/shots'
mkdirSync(OUT, { recursive: true })
const NOW = localInstant('2027-01-12', '11:16', 'Europe/London')
const dataDir = mkdtempSync(join(tmpdir(), 'foyer-shots-'))
const start = NOW - 40 * MINUTE
const hub = await startHub({ dataDir, port: 0, demo: true, demoClock: true, clock: { now: () => start, rate: () => 1 }, limits: { pairPerMinute: 1000 } })
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
const codeFor = async (role: any, label: string, desk: string | null) => (await hub.makeCode(role, label, desk)).code
const shoot = async (page: Page, name: string) => { await page.waitForTimeout(500); await page.screenshot({ path: join(OUT, `${name}.png`) }) }
const open = async (role: any, label: string, desk: string | null = null) => {
  const context = await browser.newContext({ viewport: role === 'display' ? { width: 1920, height: 1080 } : { width: 1366, height: 768 }, colorScheme: 'light', locale: 'en-GB' })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('ERR', e.message)); page.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()))
  await page.goto(`${hub.url}/#${await codeFor(role, label, desk)}`)
  await page.waitForURL(/\/d\/[^/]+\//)
  await page.waitForTimeout(800)
  return page
}
try {
  await playMorning(hub.url, codeFor, NOW)
  const welcome = await open('welcome', 'Welcome desk')
  const adviser = await open('adviser', 'Desk 1', 'desk-1')
  const display = await open('display', 'Waiting room')
  const lead = await open('lead', 'Team lead')
  await shoot(display, 'display-quiet')
  await shoot(welcome, 'welcome-0')
  await welcome.keyboard.press('Enter')
  await welcome.getByText(/^Greeted \d/).waitFor()
  await welcome.keyboard.type('letter about court')
  await shoot(welcome, 'welcome-1')
  await welcome.keyboard.press('Enter')
  await welcome.waitForTimeout(300)
  await shoot(welcome, 'welcome-2')
  await welcome.keyboard.press('?')
  await shoot(welcome, 'welcome-3-why')
  await welcome.keyboard.press('?')
  await welcome.keyboard.press('Enter')
  await shoot(welcome, 'welcome-4-given')
  await welcome.getByRole('list', { name: 'Queue' }).getByRole('button').nth(3).click()
  await welcome.keyboard.press('?')
  await shoot(welcome, 'welcome-5-opened')
  await shoot(adviser, 'adviser-1')
  await adviser.keyboard.press('Enter')
  await adviser.getByRole('button', { name: /They are here/ }).waitFor()
  await adviser.keyboard.press('Enter')
  await adviser.getByText(/Being seen since/).waitFor()
  await shoot(adviser, 'adviser-2-seeing')
  await shoot(display, 'display-call')
  await shoot(lead, 'lead')
  await welcome.keyboard.press('Alt+t')
  await welcome.waitForTimeout(300)
  await shoot(welcome, 'tell')
} finally { await browser.close(); await hub.close(); rmSync(dataDir, { recursive: true, force: true }) }
