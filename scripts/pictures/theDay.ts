/* A morning as it stands on every screen, and what is needed rarely. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { MINUTE } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { startHub } from '#hub/hub.ts'
import { joinAs } from './joinAs.ts'
import type { Shoot } from './moreStates.ts'
import { moreStates } from './moreStates.ts'
import { playMorning } from './morning.ts'

const NOW = localInstant('2027-01-12', '11:16', 'Europe/London')

export async function theDay(browser: Browser, shoot: Shoot): Promise<void> {
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
