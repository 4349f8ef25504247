/* One device in a browser with a profile on the disk, on either of the two stores that Chromium keeps IndexedDB in. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { CHROMIUM_ARGS, windowlessPath } from '#scripts/chromium.ts'
import { expect, joinOn } from './centre.ts'
import type { HubProcess } from './hubProcess.ts'
import { Line } from './line.ts'
import { ready } from './steps.ts'

export const BACK_ENDS = [
  { name: 'LevelDB', args: [] },
  { name: 'SQLite', args: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'] },
] as const
type BackEnd = (typeof BACK_ENDS)[number]

export class Profile {
  readonly folder: string
  readonly line: Line
  readonly #backEnd: BackEnd
  context!: BrowserContext
  /** The device's id and the address of its page. */
  id = ''
  home = ''

  private constructor(folder: string, line: Line, backEnd: BackEnd) {
    this.folder = folder
    this.line = line
    this.#backEnd = backEnd
  }

  /** A browser on a fresh profile, joined yesterday: what it wrote then is on the disk. Gives its first window too. */
  static async joined(
    hub: HubProcess,
    backEnd: BackEnd,
    role: 'welcome' | 'adviser',
    label: string,
    desk: string | null = null,
  ): Promise<{ profile: Profile; page: Page }> {
    const profile = new Profile(mkdtempSync(join(tmpdir(), 'foyer-profile-')), await Line.to(hub.port), backEnd)
    await profile.start()
    const joining = profile.context.pages()[0] ?? (await profile.context.newPage())
    profile.id = await joinOn(joining, `${profile.line.url}/#${await hub.code(role, label, desk)}`)
    await ready(joining)
    profile.home = joining.url()
    await profile.stop()
    expect(profile.storedIn(), 'where IndexedDB lies').toBe(backEnd.name)
    await profile.start()
    return { profile, page: await profile.window() }
  }

  async start(): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: windowlessPath(),
      args: [...CHROMIUM_ARGS, ...this.#backEnd.args],
      viewport: { width: 1366, height: 768 },
      acceptDownloads: true,
    })
  }

  async stop(): Promise<void> {
    await this.context.close()
  }

  /** One more window of the device, that is ready. */
  async window(): Promise<Page> {
    const page = await this.open()
    await ready(page)
    return page
  }

  async open(): Promise<Page> {
    const blank = this.context.pages().find((one) => one.url() === 'about:blank')
    const page = blank ?? (await this.context.newPage())
    page.on('pageerror', (error) => console.error('page error:', error.message))
    await page.goto(this.home)
    return page
  }

  /** Files of IndexedDB in the profile. */
  files(): string[] {
    const under = join(this.folder, 'Default')
    return readdirSync(under, { recursive: true, encoding: 'utf8' })
      .filter((path) => /indexeddb/i.test(path))
      .map((path) => join(under, path))
      .filter((path) => isFile(path))
  }

  storedIn(): string {
    const files = this.files()
    if (files.some((path) => head(path) === 'SQLite format 3')) return 'SQLite'
    return files.some((path) => path.includes('.leveldb')) ? 'LevelDB' : `neither: ${files.join(' ')}`
  }

  async end(): Promise<void> {
    await this.context.close().catch(() => undefined)
    this.line.close()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function head(path: string): string {
  return readFileSync(path).subarray(0, 15).toString('latin1')
}

function isFile(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}
