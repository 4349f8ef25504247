/* What a power cut does to the file that Chromium keeps IndexedDB in. Real cuts: npm run -s trials -- power. */
import { appendFileSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { CHROMIUM_ARGS, windowlessPath } from '#scripts/chromium.ts'
import { expect, joinOn, test } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { Line } from './line.ts'
import { giveNumber, ready } from './steps.ts'

/** As many as an unflushed note of LevelDB's had in a real cut. */
const ZEROS = Buffer.alloc(154)

test('what is written after a power cut left zeros at the end of Chromium’s log file is there at the next start', async ({ hub }) => {
  const profile = mkdtempSync(join(tmpdir(), 'foyer-profile-'))
  let context: BrowserContext | null = null
  const open = async (address: string): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, { executablePath: windowlessPath(), args: CHROMIUM_ARGS })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(address)
    return page
  }
  const line = await Line.to(hub.port)
  try {
    const joining = await open('about:blank')
    const id = await joinOn(joining, `${line.url}/#${await hub.code('welcome', 'Welcome desk', null)}`)
    await ready(joining)
    const address = joining.url()
    await context!.close()
    const files = globSync(`${profile}/**/IndexedDB/**/*.log`)
    test.skip(files.length === 0, 'this Chromium does not keep IndexedDB in LevelDB')
    for (const file of files) appendFileSync(file, ZEROS)

    const page = await open(address)
    await ready(page)
    line.cut()
    const ticket = await giveNumber(page, 'letter')
    expect((await readLog(page, id)).unsent).toHaveLength(2)
    await context!.close()

    line.mend()
    const again = await open(address)
    await ready(again)
    await expect.poll(async () => [...today((await readLog(again, id)).state).visits.values()].map((visit) => visit.ticket)).toContain(ticket)
  } finally {
    await (context as BrowserContext | null)?.close()
    line.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})
