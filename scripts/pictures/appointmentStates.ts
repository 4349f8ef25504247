/* Appointments and delays as they stand at 1366 by 768 and at 200 %: on a hub of their own, whose clock the pictures need. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { localInstant } from '#domain/time/localInstant.ts'
import { startHub } from '#hub/hub.ts'
import { must, ReplayDevice } from '#scripts/replay/device.ts'
import { joinAs } from './joinAs.ts'
import type { Shoot } from './moreStates.ts'
import { both, openMore } from './moreStates.ts'

const DAY = '2027-01-12'
const ZONE = 'Europe/London'
const at = (time: string) => localInstant(DAY, time, ZONE)

export async function appointmentStates(browser: Browser, shoot: Shoot): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-pictures-'))
  const clock = { now: () => at('11:00'), rate: () => 1 }
  const hub = await startHub({ dataDir, port: 0, demo: true, demoClock: true, clock, limits: { pairPerMinute: 1000 } })
  try {
    const code = async (role: 'welcome' | 'lead', label: string) => (await hub.makeCode(role, label, null)).code
    const other = await ReplayDevice.join(hub.url, await code('lead', 'Other PC'), ZONE)
    const open = async (role: 'welcome' | 'lead', label: string) => joinAs(browser, `${hub.url}/#${await code(role, label)}`)
    const [welcome, lead] = [await open('welcome', 'Welcome desk'), await open('lead', 'Team lead')]
    const clockAt = async (time: string) => {
      must(await other.road.setClock(at(time), 0))
      for (const page of [welcome, lead]) {
        await page.reload()
        await page.getByText(/Everything saved\. Last shared/).waitFor()
        // What it knew of the time before is put right within a second.
        await page.getByRole('time').getByText(`${time}am`, { exact: true }).waitFor()
      }
    }
    const comes = async (place: number, service: string, time: string) => {
      const visit = `picture-${place}`
      await does(other, { type: 'greet', visit, appointment: `${DAY}-${place}` }, at(time))
      const ticket = await other.ticket(visit, DAY)
      await does(other, { type: 'giveNumber', visit, ticket, enquiry: `${visit}-1`, service, needs: [], callBy: 'screen', partySize: 1 }, at(time))
      return visit
    }
    await clockAt('11:00')
    await booking(welcome, shoot)
    await rota(lead, shoot)
    const [ann] = [await comes(6, 'lgsl:279', '11:06'), await comes(5, 'lgsl:321', '11:07')]
    await clockAt('11:34')
    await both(lead, 'lead-tell-now', shoot)
    await both(welcome, 'welcome-tell-now', shoot)
    await clockAt('11:45')
    await does(other, { type: 'call', desk: 'desk-1', visit: ann, anyway: true }, at('11:45'))
    await clockAt('11:50')
    await outage(welcome, shoot)
    await imported(lead, shoot)
  } finally {
    await hub.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function booking(page: Page, shoot: Shoot): Promise<void> {
  await openMore(page, /^Appointments/)
  await page.getByRole('button', { name: 'Book an appointment' }).press('Enter')
  await page.keyboard.type('taxi')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Which desk?' }).selectOption({ index: 2 })
  await both(page, 'appointment-free-times', shoot)
  await page.getByRole('group', { name: 'Free times' }).getByRole('button').nth(2).press('Enter')
  await page.getByRole('textbox', { name: 'Name, if they give one' }).fill('Wilma Example')
  await page.keyboard.press('Enter')
  await page.getByText('Kept on the customer card').waitFor()
  await both(page, 'appointment-booked', shoot)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Wilma Example/ }).waitFor()
  await both(page, 'appointments', shoot)
  await page.getByRole('button', { name: /Wilma Example/ }).press('Enter')
  await both(page, 'appointment', shoot)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+l')
  await page.keyboard.type('wilma')
  await page.getByRole('option').first().waitFor()
  await both(page, 'find-an-appointment', shoot)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

async function rota(page: Page, shoot: Shoot): Promise<void> {
  await openMore(page, /^Settings/)
  await page.locator('body').press('0')
  await page.getByRole('heading', { name: 'Rota', level: 2 }).waitFor()
  await both(page, 'settings-rota', shoot)
  await page.keyboard.press('Escape')
}

async function outage(page: Page, shoot: Shoot): Promise<void> {
  await openMore(page, /^An outage/)
  await page.getByLabel('It began at').fill('11:10')
  await page.getByLabel('It was over at').fill('11:48')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Recorded today' }).waitFor()
  await both(page, 'outage', shoot)
  await page.keyboard.press('Alt+r')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^What .* was told$/ }).waitFor()
  await page.keyboard.press('4')
  await page.getByLabel('We said: seen at about').fill('11:45')
  await both(page, 'outage-told', shoot)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

async function imported(page: Page, shoot: Shoot): Promise<void> {
  await openMore(page, /^Appointments/)
  await page.keyboard.press('i')
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose the file' }).press('Enter')
  const lines = [`R07,Council Tax bill,${DAY},14:00,Desk 1,Wilma Example`, `R09,Taxi licence,${DAY},19:00,,`]
  const text = ['reference,service,date,time,desk,name', ...lines].join('\n')
  await (await chosen).setFiles({ name: 'appointments.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page
    .getByText(/imported/)
    .first()
    .waitFor()
  await both(page, 'import-appointments', shoot)
}

async function does(device: ReplayDevice, command: Parameters<ReplayDevice['act']>[0], now: number): Promise<void> {
  const refused = await device.act(command, now)
  if (refused !== null) throw new Error(`${command.type}: ${refused}`)
}
