/* A welcome desk in a real Chromium with a profile of its own, and what its screen has shown as saved. */
import { existsSync, globSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { CHROMIUM_ARGS, chromiumPath } from '#scripts/chromium.ts'
import { joinOn } from '#test/e2e/centre.ts'
import { readLog } from '#test/e2e/deviceLog.ts'
import { ready } from '#test/e2e/steps.ts'
import { killAtEnd } from './hosts.ts'

/** Chromium keeps IndexedDB in LevelDB, and is moving it to SQLite. */
export const BACK_ENDS = { leveldb: [], sqlite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'] } as const
export type BackEnd = keyof typeof BACK_ENDS

/** Presses, and what the screen showed after them. A press whose effect was not seen yet may be saved or not. */
export type Shown = { greeted: number; answered: number; tickets: string[]; pressed: { greeted: number; answered: number } }

/** A start on a busy machine. */
const PATIENCE = 60_000

export class Desk {
  id = ''
  shown: Shown = nothing()
  readonly profile: string
  readonly #backEnd: BackEnd
  readonly strict: boolean
  #address = ''
  #context: BrowserContext | null = null
  #page: Page | null = null

  /** `strict` false: the control, in which Chromium answers before anything is on the disk. */
  constructor(profile: string, backEnd: BackEnd, strict = true) {
    this.profile = profile
    this.#backEnd = backEnd
    this.strict = strict
    killAtEnd(() => this.pid)
  }

  /** Of the browser's first process, as its profile tells; 0 while it is closed. */
  get pid(): number {
    try {
      return this.#context ? Number(readlinkSync(join(this.profile, 'SingletonLock')).split('-').at(-1)) : 0
    } catch {
      return 0
    }
  }

  get page(): Page {
    if (!this.#page) throw new Error('The desk is closed.')
    return this.#page
  }

  async join(address: string): Promise<void> {
    await this.#launch()
    this.id = await joinOn(this.page, address)
    this.#address = this.page.url()
    await ready(this.page)
    const kept = globSync(`${this.profile}/**/IndexedDB/**/*.indexeddb.leveldb`).length > 0 ? 'leveldb' : 'sqlite'
    if (kept !== this.#backEnd) throw new Error(`This Chromium keeps IndexedDB in ${kept}, whatever it is told.`)
  }

  async open(): Promise<void> {
    await this.#launch()
    await this.page.goto(this.#address)
    try {
      await this.page.getByText(/Everything saved\. Last shared/).waitFor({ timeout: PATIENCE })
    } catch (error) {
      throw new Error(`The screen says: ${await this.page.locator('body').innerText()}`, { cause: error })
    }
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined)
    this.#context = null
    this.#page = null
  }

  /** Waits until the hub has all that this desk wrote, and nobody stands at the desk. */
  async level(): Promise<void> {
    await this.shared()
    const { page } = this
    const greet = page.getByRole('button', { name: /^Greet the next person/ })
    while (!(await greet.isVisible())) {
      // Somebody greeted in whose middle the trial ended.
      if (await page.getByText(/^Greeted \d/).isVisible()) await this.#press('0')
      else await this.#press('Enter')
      await page.waitForTimeout(50)
    }
    await this.shared()
    this.shown = nothing()
  }

  /** Works until the browser ends under it. */
  async work(random: () => number): Promise<void> {
    try {
      for (;;) await (random() < 0.7 ? this.#answer() : this.#give())
    } catch (error) {
      if (this.#page && !this.#page.isClosed() && existsSync(`/proc/${this.pid}`)) throw error
    }
  }

  /** What the desk's own log holds, for its numbers. */
  async numbers(): Promise<number[]> {
    return (await readLog(this.page, this.id)).confirmed.map((event) => event.n ?? 0)
  }

  async #answer(): Promise<void> {
    await this.#greet()
    this.shown.pressed.answered++
    await this.#press('0')
    await this.page.getByText(/^Greeted \d/).waitFor({ state: 'hidden' })
    this.shown.answered++
  }

  async #give(): Promise<void> {
    await this.#greet()
    await this.page.keyboard.type('letter')
    await this.#press('Enter')
    const give = this.page.getByRole('button', { name: /^Give number [A-Z]{0,2}\d+/ })
    await give.waitFor()
    const ticket = /number ([A-Z]{0,2}\d+)/.exec((await give.textContent()) ?? '')?.[1] ?? ''
    await this.#press('Enter')
    await this.page.locator(`[data-given="${ticket}"]`).waitFor()
    this.shown.tickets.push(ticket)
  }

  async #greet(): Promise<void> {
    this.shown.pressed.greeted++
    await this.#press('Enter')
    await this.page.getByText(/^Greeted \d/).waitFor()
    this.shown.greeted++
  }

  async #press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
  }

  /** Resolves when the hub has all that this desk wrote. */
  async shared(): Promise<void> {
    const end = Date.now() + PATIENCE
    while ((await readLog(this.page, this.id)).unsent.length > 0) {
      if (Date.now() > end) throw new Error('The desk did not share everything within a minute.')
      await new Promise((done) => setTimeout(done, 50))
    }
  }

  async #launch(): Promise<void> {
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: chromiumPath(),
      args: [...CHROMIUM_ARGS, ...BACK_ENDS[this.#backEnd]],
      viewport: { width: 1366, height: 768 },
    })
    if (!this.strict) await this.#context.addInitScript(relax)
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage())
  }
}

function nothing(): Shown {
  return { greeted: 0, answered: 0, tickets: [], pressed: { greeted: 0, answered: 0 } }
}

/** Runs in the page before the desk does. */
function relax(): void {
  const { prototype } = IDBDatabase
  const strict = prototype.transaction
  prototype.transaction = function (stores, mode) {
    return strict.call(this, stores, mode, { durability: 'relaxed' })
  }
}
