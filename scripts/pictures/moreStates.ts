/* What is needed rarely, each as it stands at 1366 by 768 and at 200 %: the sheets of the staff screens, and setting up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { startHub } from '#hub/hub.ts'

export type Shoot = (page: Page, name: string) => Promise<void>
type Screens = { welcome: Page; adviser: Page; lead: Page; display: Page; shoot: Shoot }

/** The whole of the state also at 200 %, where it scrolls. */
export async function both(page: Page, name: string, shoot: Shoot): Promise<void> {
  await shoot(page, name)
  await page.setViewportSize({ width: 683, height: 384 })
  await shoot(page, `${name}-200`)
  await page.setViewportSize({ width: 1366, height: 768 })
}

export async function openMore(page: Page, name: RegExp): Promise<void> {
  await page.keyboard.press('Alt+z')
  const entry = page.getByRole('button', { name })
  await entry.waitFor()
  await entry.press('Enter')
}

export async function moreStates({ welcome, adviser, lead, display, shoot }: Screens): Promise<void> {
  const sheet = async (page: Page, name: RegExp, picture: string) => {
    await openMore(page, name)
    await both(page, picture, shoot)
    await page.keyboard.press('Escape')
  }
  await welcome.keyboard.press('Alt+z')
  await both(welcome, 'more', shoot)
  await welcome.keyboard.press('Escape')
  await sheet(welcome, /^Desks/, 'desks')
  await sheet(welcome, /^Enter from paper/, 'enter-from-paper')
  await sheet(welcome, /^Put right/, 'put-right')
  await sheet(welcome, /^Close the day/, 'close-the-day')
  await sheet(welcome, /^Waiting list/, 'waiting-list')
  await sheet(lead, /^Settings/, 'settings')
  for (const [key, picture] of [
    ['q', 'what-counts'],
    ['o', 'waits-we-told'],
    ['r', 'report'],
  ] as const) {
    await lead.keyboard.press(key)
    await both(lead, picture, shoot)
    await lead.keyboard.press('Escape')
  }
  await adviser.keyboard.press('Escape')
  await adviser.keyboard.press('b')
  await both(adviser, 'break-or-close', shoot)
  await adviser.keyboard.press('Escape')
  await welcome.keyboard.press('Alt+t')
  await welcome.getByRole('heading', { name: 'Tell of a delay' }).waitFor()
  await welcome.keyboard.press('3')
  await both(welcome, 'tell-of-a-delay', shoot)
  await welcome.keyboard.press('Enter')
  await display.getByText(/It is busier than we expected/).waitFor()
  await shoot(display, 'waiting-room-delay')
  await welcome.keyboard.press('Escape')
  await adviser.keyboard.press('F9')
  await welcome.getByRole('alert').waitFor()
  await both(welcome, 'help-needed', shoot)
  await welcome.keyboard.press('F7')
  await welcome.keyboard.press('F8')
  await welcome.getByRole('alertdialog').waitFor()
  await welcome.keyboard.press('Enter')
  await welcome.getByRole('heading', { name: 'Roll call' }).waitFor()
  await both(welcome, 'roll-call', shoot)
  await display.getByRole('heading', { name: 'Please leave the building now' }).waitFor()
  await shoot(display, 'waiting-room-leave')
  // An instruction stands until it is taken away, also where the hub is gone.
  await welcome.keyboard.press('b')
  await welcome.getByRole('alertdialog').waitFor()
  await welcome.keyboard.press('Enter')
  await display.getByRole('heading', { name: 'Please leave the building now' }).waitFor({ state: 'hidden' })
}

/** A hub of its own, on which nothing has begun. */
export async function settingUp(browser: Browser, shoot: Shoot): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-pictures-'))
  const hub = await startHub({ dataDir, port: 0 })
  try {
    const { code } = await hub.makeCode('lead', 'Team lead', null)
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: 'light', locale: 'en-GB' })).newPage()
    await page.goto(`${hub.url}/#${code}`)
    await page.getByRole('heading', { name: 'What do you want to begin with?' }).waitFor()
    await both(page, 'begin', shoot)
    await page.keyboard.press('2')
    for (const [title, name] of [
      ['Name and hours', 'set-up-hours'],
      ['Services', 'set-up-services'],
      ['Desks', 'set-up-desks'],
      ['Staff', 'set-up-staff'],
      ['Standards', 'set-up-standards'],
      ['Waiting-room screen', 'set-up-screen'],
      ['Other PCs', 'set-up-pcs'],
      ['A practice visit', 'set-up-practice'],
    ] as const) {
      await page.getByRole('heading', { name: title, level: 2, exact: true }).waitFor()
      await both(page, name, shoot)
      await page.locator('body').press('Enter')
    }
    await page.context().close()
  } finally {
    await hub.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
