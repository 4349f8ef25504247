/*
  npm run pictures: takes the pictures of the screens that the README shows, from a demo centre on a fixed morning, in a real
  Chromium. Run it after a screen has changed and look at them. `-- appointments` (or day, settingUp, period) takes those alone.
*/
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { buildWhenNeeded } from './buildWhenNeeded.ts'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import { appointmentStates } from './pictures/appointmentStates.ts'
import { settingUp } from './pictures/moreStates.ts'
import { anyPeriod } from './pictures/period.ts'
import { theDay } from './pictures/theDay.ts'

const OUT = 'docs/pictures'
const PARTS = { day: theDay, settingUp, appointments: appointmentStates, period: anyPeriod } as const

const asked = process.argv.slice(2)
const strange = asked.find((name) => !Object.hasOwn(PARTS, name))
if (strange !== undefined) throw new Error(`There is no part "${strange}". There are: ${Object.keys(PARTS).join(', ')}.`)
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
  for (const [name, take] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await take(browser, shoot)
} finally {
  await browser.close()
}
