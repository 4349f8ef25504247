/*
  npm run pictures [-- period]: takes the pictures of the screens that the README shows, from a demo centre on a fixed morning, in a real
  Chromium; of the report of a period alone where that is asked for. Run it after a screen has changed and look at them.
*/
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { MINUTE } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { startHub } from '#hub/hub.ts'
import { buildWhenNeeded } from './buildWhenNeeded.ts'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import { moreStates, settingUp } from './pictures/moreStates.ts'
import { playMorning } from './pictures/morning.ts'
import { anyPeriod } from './pictures/period.ts'

const OUT = 'docs/pictures'
const DAY = '2027-01-12'
const NOW = localInstant(DAY, '11:16', 'Europe/London')

const executablePath = chromiumPath()
const built = await buildWhenNeeded()
if (built && !built.ok) throw new Error(built.output)
mkdirSync(OUT, { recursive: true })
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
const shoot = async (page: Page, name: string) => {
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(OUT, `${name}.png`) })
  console.log(join(OUT, `${name}.png`))
}
try {
  if (process.argv[2] !== 'period') {
    await aMorning()
    await settingUp(browser, shoot)
  }
  await anyPeriod(browser, shoot)
} finally {
  await browser.close()
}

async function aMorning(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-pictures-'))
  const start = NOW - 40 * MINUTE
  const hub = await startHub({ dataDir, port: 0, demo: true, demoClock: true, clock: { now: () => start, rate: () => 1 }, limits: { pairPerMinute: 1000 } })
  const codeFor = async (role: 'welcome' | 'adviser' | 'lead' | 'display', label: string, desk: string | null) => (await hub.makeCode(role, label, desk)).code
  try {
    await playMorning(hub.url, codeFor, NOW)
    const open = async (role: 'welcome' | 'adviser' | 'lead' | 'display', label: string, desk: string | null = null) =>
      joinAs(browser, `${hub.url}/#${await codeFor(role, label, desk)}`, role === 'display' ? { width: 1920, height: 1080 } : { width: 1366, height: 768 })
    const welcome = await open('welcome', 'Welcome desk')
    const adviser = await open('adviser', 'Desk 1', 'desk-1')
    const display = await open('display', 'Waiting room')
    const lead = await open('lead', 'Team lead')
    await shoot(welcome, 'welcome-empty')
    await welcome.keyboard.press('Enter')
    await welcome.getByText(/^Greeted \d/).waitFor()
    await welcome.keyboard.type('letter about court')
    await welcome.waitForTimeout(200)
    await shoot(welcome, 'welcome-typing')
    await welcome.keyboard.press('Enter')
    await welcome.keyboard.press('h')
    await shoot(welcome, 'welcome')
    await welcome.keyboard.press('Enter')
    await shoot(welcome, 'welcome-given')
    await shoot(adviser, 'adviser-next')
    await adviser.keyboard.press('Enter')
    await adviser.getByRole('button', { name: /They are here/ }).waitFor()
    await shoot(adviser, 'adviser-called')
    await display.getByText('Desk 1', { exact: true }).waitFor()
    await shoot(display, 'waiting-room')
    await display.goto(`${display.url()}?theme=dark`)
    await shoot(display, 'waiting-room-dark')
    await adviser.keyboard.press('Enter')
    await adviser.getByText(/Being seen since/).waitFor()
    await adviser.keyboard.press('2')
    await shoot(adviser, 'adviser-seeing')
    await shoot(lead, 'lead')
    const joining = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await joining.goto(hub.url)
    await shoot(joining, 'join')
    await welcome.setViewportSize({ width: 683, height: 384 })
    await shoot(welcome, 'welcome-200')
    await welcome.setViewportSize({ width: 1366, height: 768 })
    await moreStates({ welcome, adviser, lead, display, shoot })
    await hub.close()
    await display.getByText(/Not live since/).waitFor({ timeout: 40_000 })
    await shoot(display, 'waiting-room-not-live')
  } finally {
    await hub.close().catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function joinAs(browser: Browser, address: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme: 'light', locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForURL(/\/d\/[^/]+\//)
  await page.waitForTimeout(500)
  return page
}
