/*
  Starts the built app in Electron: the real binary where it is installed, else the stand-in (test/electron-standin).
  The same specs run on both; what only the stand-in can do is behind `standIn`. It never lets electron download.
*/
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { _electron, test as base, expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { findChromium } from '#scripts/chromium.ts'
import { findElectron } from '#scripts/electron.ts'

const root = resolve(import.meta.dirname, '../..')
/** The built app: a folder with package.json and out/. */
export const appFolder = process.env['FOYER_APP'] ?? root

const real = findElectron(root)
export const executablePath = real ?? join(root, 'test/electron-standin/electron')
/** True when this is not Electron but the stand-in: say so in a report, and skip what needs the other. */
export const standIn = real === null || real.endsWith('electron-standin/electron')

export type Desk = { app: ElectronApplication; desk: Page; userData: string }
export type LaunchOptions = { userData: string; env?: Record<string, string>; monitors?: 1 | 2; args?: string[] }

export function electronArgs(userData: string): string[] {
  return [appFolder, `--user-data-dir=${userData}`]
}

export function electronEnv(env: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const chromium = findChromium()
  // The stand-in starts `node` from the path: it must be the one that runs this test.
  return {
    ...Object.fromEntries(inherited),
    PATH: dirname(process.execPath) + delimiter + (process.env['PATH'] ?? ''),
    ...(chromium ? { FOYER_CHROMIUM: chromium } : {}),
    ...env,
  }
}

/** Starts Foyer and waits for its desk window. With two monitors (the default) the waiting-room window opens too. */
export async function launchDesk({ userData, env = {}, monitors = 2, args = [] }: LaunchOptions): Promise<Desk> {
  if (!existsSync(join(appFolder, 'out/main/index.js'))) throw new Error(`${appFolder}/out is not built: run "npm run build" first`)
  const app = await _electron.launch({
    executablePath,
    args: [...electronArgs(userData), ...args],
    env: electronEnv({ STANDIN_DISPLAYS: String(monitors), ...env }),
  })
  return { app, desk: await pageAt(app, '/index.html'), userData }
}

export function displayPage(app: ElectronApplication): Promise<Page> {
  return pageAt(app, '/display.html')
}

/** A window by its page, never by the order in which windows came. */
export async function pageAt(app: ElectronApplication, path: string): Promise<Page> {
  const find = (): Page | undefined => app.windows().find((page) => !page.isClosed() && page.url() !== '' && URL.parse(page.url())?.pathname === path)
  await expect.poll(() => find() !== undefined, { message: `a window with ${path}`, timeout: 20_000 }).toBe(true)
  const page = find()
  if (!page) throw new Error(`the window with ${path} is gone again`)
  await page.waitForLoadState('domcontentloaded')
  return page
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'foyer-desk-'))
}

/** `userData`: a fresh folder. `foyer`: the app on it, two monitors, closed at the end. */
export const test = base.extend<{ userData: string; foyer: Desk }>({
  // Playwright reads what a fixture needs from its first parameter, and wants a pattern there.
  // oxlint-disable-next-line no-empty-pattern
  userData: async ({}, use) => {
    const folder = newFolder()
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  foyer: async ({ userData }, use) => {
    const foyer = await launchDesk({ userData })
    await use(foyer)
    await foyer.app.close()
  },
})

export { expect }
