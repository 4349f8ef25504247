/* Everybody out, and a call for help: with the keyboard only, also with the network down. */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { giveNumber, level, openSheet, ready } from './steps.ts'

/** How often this page has begun to sound, and printed. */
async function listen(page: Page): Promise<{ tones: () => Promise<number>; prints: () => Promise<number> }> {
  await page.evaluate(() => {
    const heard = { tones: 0, prints: 0 }
    Object.assign(window, { heard })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      heard.tones++
      start.call(this, when)
    }
    window.print = () => void heard.prints++
  })
  const read = (what: 'tones' | 'prints') => page.evaluate((name) => (window as unknown as { heard: Record<string, number> }).heard[name] ?? 0, what)
  return { tones: () => read('tones'), prints: () => read('prints') }
}

test('everybody out with the network down: the list is there and prints, screens say to leave, nobody is called, all keep their place', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  const desk2 = await join('adviser', 'Desk 2', 'desk-2')
  const screen = await join('display', 'Waiting room')
  for (const { page } of [welcome, desk1, desk2]) await ready(page)
  const { page } = welcome
  const tickets: string[] = []
  for (let i = 0; i < 4; i++) tickets.push(await giveNumber(page, 'council tax bill'))
  const [first = '', second = '', third = ''] = tickets
  for (const [desk, ticket] of [
    [desk1, first],
    [desk2, second],
  ] as const) {
    await expect(desk.page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeFocused()
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('button', { name: /They are here/ })).toBeFocused()
  }
  await desk1.page.keyboard.press('Enter')
  await expect(desk1.page.getByText(/Being seen since/)).toBeVisible()
  // Each number stays 20 seconds on the wall before the next takes its place.
  await expect(screen.page.getByText(second, { exact: true })).toBeVisible({ timeout: 40_000 })
  await level([welcome, desk1, desk2])

  // The line to the hub is cut at the welcome desk: the list comes from its own log.
  welcome.line.cut()
  const { prints } = await listen(page)
  await page.keyboard.press('F8')
  await expect(page.getByRole('alertdialog', { name: 'Everybody out?' })).toBeVisible()
  await clean(page, 'everybody out?')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await page.keyboard.press('F8')
  await expect(page.getByRole('button', { name: 'Everybody out', exact: true })).toBeFocused()
  const pressed = performance.now()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Roll call' })).toBeVisible()
  await expect(page.getByText('4 people', { exact: true })).toBeVisible()
  await page.keyboard.press('p')
  await expect.poll(prints).toBe(1)
  console.log(`roll call shown and printed ${Math.round(performance.now() - pressed)} ms after the key`)
  await clean(page, 'roll call')
  const row = (ticket: string) => page.getByRole('list', { name: 'Roll call' }).getByRole('button', { name: new RegExp(`^${ticket} `) })
  for (const ticket of tickets) await expect(row(ticket)).toBeVisible()
  await row(third).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/1 safe, 0 not seen, 3 not asked yet/).first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: '4 people in the building' })).toBeVisible()
  await expect(page.getByRole('button').first()).toBeHidden()
  await expect(page.getByRole('cell', { name: 'Desk 1' })).toBeVisible()
  await page.emulateMedia({ media: 'screen' })

  welcome.line.mend()
  await expect(screen.page.getByRole('heading', { name: 'Please leave the building now' })).toBeVisible({ timeout: 40_000 })
  await expect(screen.page.getByText(second, { exact: true })).toBeHidden()
  for (const desk of [desk1, desk2]) await expect(desk.page.getByText(/Everybody out\./)).toBeVisible({ timeout: 40_000 })
  await clean(desk2.page, 'adviser, everybody out')
  await clean(screen.page, 'display, everybody out')
  // Whoever was called does not lose the call, and nobody is called again.
  await expect(desk2.page.getByText(second, { exact: true }).first()).toBeVisible()
  await desk1.page.keyboard.press('1')
  await expect(desk1.page.getByRole('button', { name: new RegExp(`^Call ${third} `) })).toBeFocused()
  await desk1.page.keyboard.press('Enter')
  await expect(desk1.page.getByText(/Nobody is called until the evacuation is over/)).toBeVisible()

  await desk1.page.keyboard.press('F8')
  await expect(desk1.page.getByRole('heading', { name: 'Roll call' })).toBeVisible()
  await expect(desk1.page.getByRole('list', { name: 'Roll call' }).getByRole('button', { name: new RegExp(`^${first} `) })).toBeVisible()
  await desk1.page.keyboard.press('b')
  await expect(desk1.page.getByRole('alertdialog', { name: 'Is it over?' })).toBeVisible()
  await desk1.page.keyboard.press('Enter')
  await expect(desk1.page.getByText(/1 conversation was interrupted/)).toBeVisible()
  await clean(desk1.page, 'after an evacuation')
  await desk1.page.keyboard.press('Escape')
  await expect(desk1.page.getByRole('button', { name: new RegExp(`^Call ${third} `) })).toBeFocused()
  await expect(screen.page.getByRole('heading', { name: 'Please leave the building now' })).toBeHidden()
  await desk1.page.keyboard.press('Enter')
  await expect(screen.page.getByText(third, { exact: true })).toBeVisible({ timeout: 40_000 })
})

// The clock stands: waits on the screen grow shorter by themselves, and here nothing may change.
test.describe('at 11am', () => {
  test.use({ demoClock: true })

  test('a call for help: silent at the desk, loud on every other staff device until it is answered, never on a screen, ended by whoever is there', async ({
    stage,
    join,
  }) => {
    await stage.clock('11:00')
    const welcome = await join('welcome', 'Welcome desk')
    const lead = await join('lead', 'Team lead')
    const desk = await join('adviser', 'Desk 1', 'desk-1')
    const screen = await join('display', 'Waiting room')
    for (const { page } of [welcome, lead, desk]) await ready(page)
    await expect(screen.page.getByRole('region', { name: 'How long it takes now' })).toBeVisible()
    const [atDesk, atWelcome, atLead] = [await listen(desk.page), await listen(welcome.page), await listen(lead.page)]
    const onTheWall = async () => (await screen.page.locator('main').innerText()).replaceAll(/\d+:\d+[ap]m|No sound[^\n]*\n+/g, '')
    const wall = await onTheWall()

    await welcome.page.keyboard.type('council')
    const pressed = performance.now()
    await desk.page.keyboard.press('F9')
    const took = [welcome, lead].map(async ({ page }) => {
      await expect(page.getByRole('alert').getByText('Help needed at Desk 1.')).toBeVisible()
      return Math.round(performance.now() - pressed)
    })
    console.log(`a call for help was on the other devices after ${(await Promise.all(took)).join(' and ')} ms`)
    await expect(desk.page.getByText('Sent', { exact: true })).toBeVisible()
    await expect(desk.page.getByRole('alert')).toHaveCount(0)
    await clean(desk.page, 'adviser, called for help')
    await clean(welcome.page, 'welcome, help needed')
    await clean(lead.page, 'lead, help needed')
    const again = await atLead.tones()
    await expect.poll(atLead.tones).toBeGreaterThan(again)
    expect(await atWelcome.tones()).toBeGreaterThan(0)
    expect(await atDesk.tones()).toBe(0)

    // Who types goes on typing, and answers with a key of its own.
    await welcome.page.keyboard.type(' tax')
    await expect(welcome.page.getByRole('combobox')).toHaveValue('council tax')
    await welcome.page.keyboard.press('F7')
    await expect(welcome.page.getByText(/Help needed/)).toBeHidden()
    await expect(desk.page.getByText('Sent. A colleague is coming', { exact: true })).toBeVisible()
    const afterAnswer = await atLead.tones()
    // Who does not type has the focus on the answer.
    await expect(lead.page.getByText(/A colleague is coming/)).toBeVisible()
    await expect(lead.page.getByRole('button', { name: 'I am going' })).toBeFocused()
    await lead.page.keyboard.press('Tab')
    await lead.page.keyboard.press('Enter')
    await expect(lead.page.getByText(/Help needed/)).toBeHidden()
    await expect(desk.page.getByText('Sent. A colleague is coming. Seen by a colleague', { exact: true })).toBeVisible()
    expect(await atLead.tones(), 'the tone stopped when a colleague went').toBeLessThanOrEqual(afterAnswer + 4)
    expect(await onTheWall()).toBe(wall)

    // Ended from the list.
    await openSheet(lead.page, /^Calls for help/)
    await expect(lead.page.getByRole('heading', { name: 'Calls for help' })).toBeVisible()
    await clean(lead.page, 'calls for help')
    await lead.page.keyboard.press('1')
    await expect(lead.page.getByText(/Over at/)).toBeVisible()
    await expect(desk.page.getByText(/^Sent/)).toBeHidden()

    // A drill says that it is one, everywhere.
    await lead.page.keyboard.press('p')
    await expect(welcome.page.getByRole('alert').getByText('DRILL')).toBeVisible()
    await expect(lead.page.getByText(/^DRILL\. Sent/)).toBeVisible()
  })
})

test('a call for help from a desk on its own says that it is not shared, and is shared when the line is back', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  for (const { page } of [welcome, desk]) await ready(page)
  desk.line.cut()
  await desk.page.keyboard.press('F9')
  await expect(desk.page.getByText('Not shared: shout, or use the wall alarm', { exact: true })).toBeVisible()
  await clean(desk.page, 'adviser, help not shared')
  desk.line.mend()
  await expect(welcome.page.getByRole('alert').getByText('Help needed at Desk 1.')).toBeVisible({ timeout: 40_000 })
  await expect(desk.page.getByText(/^Sent/)).toBeVisible()
})
