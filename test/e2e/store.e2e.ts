/* What becomes of a desk whose browser has no room, loses its store, breaks it, or closes it: it says so, and nothing that can be kept is lost. */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'
import { clean } from './axe.ts'
import { test as base, expect } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { BACK_ENDS, Profile } from './profile.ts'
import { giveNumber, ready } from './steps.ts'

const test = base.extend<{ keep: (profile: Profile) => Profile }>({
  // oxlint-disable-next-line no-empty-pattern
  keep: async ({}, use) => {
    const profiles: Profile[] = []
    await use((profile) => {
      profiles.push(profile)
      return profile
    })
    for (const profile of profiles) await profile.end()
  },
})

const waiting = async (page: Page, id: string) =>
  [...today((await readLog(page, id)).state).visits.values()].filter((visit) => visit.situation.is === 'waiting')
const tickets = async (page: Page, id: string) => (await waiting(page, id)).map((visit) => visit.ticket).toSorted()

/** Ready, and loaded once more, so that the page is there without a line too. */
async function settled(page: Page): Promise<void> {
  await ready(page)
  await page.reload()
  await ready(page)
  await expect(page.getByText('Demo', { exact: true })).toBeVisible({ timeout: 20_000 })
}

async function quota(cdp: CDPSession, page: Page, quotaSize?: number): Promise<void> {
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, ...(quotaSize === undefined ? {} : { quotaSize }) })
}

/** No room, from now on. Chromium goes by the room that it counted up to 30 seconds ago, so this waits until it has counted again. */
async function full(cdp: CDPSession, page: Page): Promise<void> {
  await quota(cdp, page, 1)
  await expect.poll(() => page.evaluate(writeElsewhere), { timeout: 60_000, intervals: [1000] }).toBe('QuotaExceededError')
}

/** Writes to another database of this address; the room is counted for all of them. Runs in the page. */
function writeElsewhere(): Promise<string> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('elsewhere', 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'))
    opening.addEventListener('error', () => resolve(opening.error?.name ?? ''))
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('rows', 'readwrite')
      writing.objectStore('rows').put('row', 1)
      const end = (how: string) => {
        opening.result.close()
        resolve(how)
      }
      writing.addEventListener('complete', () => end('written'))
      writing.addEventListener('abort', () => end(writing.error?.name ?? ''))
    })
  })
}

test('no room: the press is refused with a sentence, what is not shared can be saved to a file, and with room it goes on', async ({ join }) => {
  const { page, context, line, id } = await join('welcome', 'Welcome desk')
  await settled(page)
  line.cut()
  await giveNumber(page, 'council tax bill')
  const before = await readLog(page, id)
  expect(before.unsent).toHaveLength(2)
  const cdp = await context.newCDPSession(page)
  await full(cdp, page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/disk is full\. The last action was not saved/).first()).toBeVisible()
  await expect(page.getByText(/^Greeted \d/)).toBeHidden()
  expect((await readLog(page, id)).unsent).toEqual(before.unsent)
  await clean(page, 'welcome, no room')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save what is not shared to a file' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toMatch(/^foyer-not-shared-.*\.ndjson$/)
  const saved = readFileSync((await download.path()) ?? '', 'utf8')
    .trim()
    .split('\n')
  expect(saved.map((text) => (JSON.parse(text) as { id: string }).id)).toEqual(before.unsent)
  // It still starts, and still shows what it has.
  await page.reload()
  await expect(page.getByText(/2 things to share/)).toBeVisible({ timeout: 20_000 })
  await quota(cdp, page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Greeted \d/)).toBeVisible()
  await expect(page.getByText(/disk is full/)).toBeHidden()
  line.mend()
  await ready(page)
})

test('the store is cleared under an open window: what was not shared is put back from memory, shared once, and told', async ({ join }) => {
  const { page, context, line, id } = await join('welcome', 'Welcome desk')
  await settled(page)
  await giveNumber(page, 'council tax bill')
  await ready(page)
  line.cut()
  await giveNumber(page, 'council tax bill')
  const before = await readLog(page, id)
  expect(before.unsent).toHaveLength(2)
  const cdp = await context.newCDPSession(page)
  await Promise.all([page.waitForEvent('load'), cdp.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'indexeddb' })])
  await expect(page.getByText(/Trying again/)).toBeVisible({ timeout: 20_000 })
  line.mend()
  await ready(page)
  await expect(page.getByText(/was lost or could not be read.*2 things not shared by then were kept.*Nothing is missing/)).toBeVisible()
  await clean(page, 'welcome, a store that was lost')
  await expect.poll(async () => (await readLog(page, id)).unsent).toEqual([])
  const { confirmed } = await readLog(page, id)
  for (const event of before.unsent) expect(confirmed.filter((one) => one.id === event)).toHaveLength(1)
  expect(await waiting(page, id)).toHaveLength(2)
  await page.getByRole('button', { name: /^Read/ }).click()
  await expect(page.getByText(/was lost or could not be read/)).toBeHidden()
  await page.reload()
  await ready(page)
  await expect(page.getByText(/was lost or could not be read/)).toBeHidden()
})

test('a newer release opens the store in another window: this one says so and saves nothing more', async ({ join }) => {
  const { page, context, id } = await join('welcome', 'Welcome desk')
  await ready(page)
  const newer = await context.newPage()
  await newer.goto(`${new URL(page.url()).origin}/`)
  await newer.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, 9999)
        opening.addEventListener('success', () => {
          opening.result.close()
          resolve()
        })
        opening.addEventListener('error', () => reject(opening.error))
      }),
    `foyer-${id}`,
  )
  await expect(page.getByText(/Foyer was updated in another window/).first()).toBeVisible()
  await clean(page, 'welcome, a newer release')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Greeted \d/)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Start this screen again' })).toBeVisible()
  // This release is the older one: it does not touch what it does not know.
  await page.getByRole('button', { name: 'Start this screen again' }).click()
  await expect(page.getByText(/A newer release of Foyer has used this PC’s saved data/)).toBeVisible({ timeout: 20_000 })
  await clean(page, 'cannot open')
})

test('a record of the log that cannot be read is dropped with all after it and fetched again; the outbox stays', async ({ join }) => {
  const { page, line, id } = await join('welcome', 'Welcome desk')
  await settled(page)
  for (let i = 0; i < 3; i++) await giveNumber(page, 'council tax bill')
  await ready(page)
  const before = await readLog(page, id)
  line.cut()
  await giveNumber(page, 'council tax bill')
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('pages', 'readwrite')
          const cursor = writing.objectStore('pages').openCursor(null, 'prev')
          cursor.addEventListener('success', () => {
            // The last but two: two good ones stand after it.
            const at = cursor.result
            if (at && !Reflect.get(cursor, 'moved')) {
              Reflect.set(cursor, 'moved', true)
              at.advance(2)
            } else if (at) at.update({ ...(at.value as object), raw: '{"id":"ha' })
          })
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
          writing.addEventListener('error', () => reject(writing.error))
        })
      }),
    `foyer-${id}`,
  )
  await page.reload()
  await expect(page.getByText(/2 things to share/)).toBeVisible({ timeout: 20_000 })
  expect((await readLog(page, id)).confirmed.length).toBeLessThan(before.confirmed.length)
  line.mend()
  await ready(page)
  await expect.poll(async () => (await readLog(page, id)).confirmed.length, { timeout: 20_000 }).toBe(before.confirmed.length + 2)
  expect((await readLog(page, id)).confirmed.slice(0, before.confirmed.length)).toEqual(before.confirmed)
  expect(await waiting(page, id)).toHaveLength(4)
})

for (const backEnd of BACK_ENDS) {
  /** Two numbers shared, one not; then the browser is closed. */
  async function aDayCutShort(profile: Profile, page: Page): Promise<{ shared: (string | null)[] }> {
    for (let i = 0; i < 2; i++) await giveNumber(page, 'council tax bill')
    await ready(page)
    const shared = await tickets(page, profile.id)
    profile.line.cut()
    await giveNumber(page, 'council tax bill')
    await expect(page.getByText(/2 things to share/)).toBeVisible({ timeout: 20_000 })
    // A browser writes the mark beside the store within seconds, or when it closes.
    await profile.stop()
    profile.line.mend()
    return { shared }
  }

  test(`${backEnd.name}: the store vanished between two starts: all that was shared is back, and it says how much may be missing`, async ({ hub, keep }) => {
    const { profile, page } = await Profile.joined(hub, backEnd, 'welcome', 'Welcome desk')
    keep(profile)
    const { shared } = await aDayCutShort(profile, page)
    for (const file of profile.files()) rmSync(file)
    await profile.start()
    const again = await profile.window()
    await expect(again.getByText(/was lost or could not be read.*2 things done here and not shared by then may be missing/)).toBeVisible()
    // Fetched from the hub, page by page.
    await expect.poll(async () => tickets(again, profile.id), { timeout: 20_000 }).toEqual(shared)
    // It works on, as the same device.
    const next = await giveNumber(again, 'council tax bill')
    await ready(again)
    await expect.poll(async () => tickets(again, profile.id), { timeout: 20_000 }).toEqual([...shared, next].toSorted())
  })

  test(`${backEnd.name}: rubbish was written over the store: it is said or mended, all that was shared is back, and work goes on`, async ({ hub, keep }) => {
    const { profile, page } = await Profile.joined(hub, backEnd, 'welcome', 'Welcome desk')
    keep(profile)
    const { shared } = await aDayCutShort(profile, page)
    for (const file of profile.files()) overwrite(file)
    await profile.start()
    const again = await profile.window()
    await expect(again.getByText(/was lost or could not be read/)).toBeVisible()
    // Fetched from the hub, page by page.
    await expect.poll(async () => tickets(again, profile.id), { timeout: 20_000 }).toEqual(shared)
    const next = await giveNumber(again, 'council tax bill')
    await expect.poll(async () => tickets(again, profile.id), { timeout: 20_000 }).toEqual([...shared, next].toSorted())
  })
}

/** Rubbish over all of a file, at its length. */
function overwrite(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(statSync(path).size, 0xa5))
  closeSync(file)
}
