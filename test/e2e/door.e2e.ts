/* At the door: the line, numbers first, favourites, party size, needs, names, and the slip. With the keyboard only. */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'

/** What is on the paper, and nothing else. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const text = await page.locator('body').innerText()
  await page.emulateMedia({ media: null })
  return text
}

test('someone joined the line, greeting takes the oldest, and without that the greeting is not measured, never 0', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const lead = await join('lead', 'Team lead')
  for (const { page } of [welcome, lead]) await ready(page)
  const { page } = welcome
  await expect(page.getByText('Nobody in line')).toBeVisible()
  await giveNumber(page, 'council tax bill')
  await expect(lead.page.getByText('Greeting not measured')).toBeVisible()
  await page.keyboard.press('+')
  await expect(page.getByText('1 in line,')).toBeVisible()
  await page.keyboard.press('+')
  await expect(page.getByText('2 in line,')).toBeVisible()
  const second = await giveNumber(page, 'council tax bill')
  await expect(page.getByText('1 in line,')).toBeVisible()
  await expect(lead.page.getByText('1 of 1 greeted within 2 minutes')).toBeVisible()
  await level([welcome, lead])
  const visit = await confirmedVisit(welcome, second)
  expect(visit?.history.map(({ type }) => type)).toEqual(['arrived', 'greeted', 'numberGiven'])
})

test('whoever types on while a slow disk still saves the number types of the next person: no letter is lost, and none is a key', async ({ join }) => {
  const { page, id } = await join('welcome', 'Welcome desk')
  await ready(page)
  await page.keyboard.press('+')
  await expect(page.getByText('1 in line,')).toBeVisible()
  await page.keyboard.press('1')
  const give = page.getByRole('button', { name: /^Give number [A-Z]{0,2}\d+/ })
  await expect(give).toBeFocused()
  for (const line of [1, 2]) {
    await page.keyboard.press('+')
    await expect(page.getByText(`${line} in line,`)).toBeVisible()
  }
  // Holds the store as a slow disk does: nothing is written before it is let go.
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => {
          const held = opening.result.transaction([...opening.result.objectStoreNames], 'readwrite').objectStore('meta')
          const hold = () => {
            if (!Reflect.get(window, 'letGo')) held.get('none').addEventListener('success', hold)
            else opening.result.close()
          }
          hold()
          resolve()
        })
      }),
    `foyer-${id}`,
  )
  // Another key that waits to be saved, and the number after it.
  await page.keyboard.press('+')
  await page.keyboard.press('Enter')
  // The slip, asked for too soon, comes once the number is saved.
  await page.keyboard.press('/')
  await page.keyboard.type('extra tax')
  await expect(page.getByText('Saving the number')).toBeVisible()
  await expect(page.getByRole('combobox')).toHaveValue('extra tax')
  await page.evaluate(() => Reflect.set(window, 'letGo', true))
  await expect(page.locator('[data-given]')).toBeVisible()
  await expect(page.getByRole('combobox')).toHaveValue('extra tax')
  const ticket = (await page.locator('[data-given]').textContent()) ?? ''
  const paper = await onPaper(page)
  expect(paper.split('\n')).toContain(ticket)
  expect(paper).not.toContain('in line')
  // X is a letter, not "They left".
  await expect(page.getByText('3 in line,')).toBeVisible()
})

test('numbers first: several people get numbers at once, and what they came for follows', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  await expect(page.getByText('Nobody in line')).toBeVisible()
  await page.keyboard.press('+')
  await expect(page.getByText('1 in line,')).toBeVisible()
  await page.keyboard.press('*')
  await expect(page.getByRole('heading', { name: 'Numbers first' })).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByText('1, 2 and 3', { exact: true })).toBeVisible()
  await clean(page, 'welcome, numbers first')
  await page.keyboard.press('/')
  const paper = await onPaper(page)
  for (const number of ['1', '2', '3']) expect(paper.split('\n')).toContain(number)
  await page.keyboard.press('Enter')
  await expect(page.getByText('1, 2 and 3 need a service')).toBeVisible()
  await clean(page, 'welcome, numbers without a service')

  await page.keyboard.press('Alt+g')
  await page.keyboard.type('council tax bill')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Put 1 in the queue' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 waiting').first()).toBeVisible()

  // Number 3 comes to the desk before number 2.
  await page.keyboard.press('Alt+l')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Ask what 3 came for' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: 'Put 3 in the queue' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 needs a service')).toBeVisible()
  await level([welcome])
  expect(await confirmedVisit(welcome, '3')).toMatchObject({ situation: { is: 'waiting' }, enquiries: [{ service: 'lgsl:279' }] })
  expect(await confirmedVisit(welcome, '2')).toMatchObject({ situation: { is: 'greeted' }, enquiries: [] })
})

test('nine favourites on the digits; party size is 1 unless said and can change later; a name shows only when it is searched for or asked', async ({
  join,
}) => {
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  const favourites = page.getByRole('region', { name: 'Asked for most' }).getByRole('button')
  await expect(favourites).toHaveCount(10)
  for (const [i, key] of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].entries()) await expect(favourites.nth(i)).toHaveAttribute('aria-keyshortcuts', key)
  await page.keyboard.press('7')
  await expect(page.getByRole('heading', { name: 'Parking fine' })).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('Quillfeather')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Number given')).toBeVisible()
  await page.keyboard.press('/')
  const paper = await onPaper(page)
  expect(paper).toContain('penalty notice number')
  expect(paper).not.toMatch(/Quillfeather|Parking fine/)

  await expect(page.getByText('Quillfeather')).toHaveCount(0)
  await page.getByRole('list', { name: 'Queue' }).getByRole('button').first().press('Enter')
  await expect(page.getByText('This person')).toBeVisible()
  await expect(page.getByText('Quillfeather')).toHaveCount(0)
  await clean(page, 'welcome, opened without a name')
  await page.keyboard.press('c')
  await page.keyboard.press('n')
  await expect(page.getByText('Quillfeather')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Quillfeather')).toHaveCount(0)
  await page.keyboard.press('Alt+l')
  await page.keyboard.type('quill')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Quillfeather')).toBeVisible()
  await expect(page.getByText('Show name')).toHaveCount(0)
  await level([welcome])
  expect(await confirmedVisit(welcome, '1')).toMatchObject({ partySize: 2 })
})

test('needs are in the adviser’s eye before the call, and "come and get me" asks to be confirmed', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = await join('adviser', 'Desk 1', 'desk-1')
  for (const one of [welcome.page, page]) await ready(one)
  await welcome.page.keyboard.press('1')
  await expect(welcome.page.getByRole('button', { name: /^Give number/ })).toBeFocused()
  await welcome.page.keyboard.press('m')
  await welcome.page.keyboard.press('h')
  await welcome.page.keyboard.press('Enter')
  const call = page.getByRole('button', { name: 'Call 1 to desk 1' })
  await expect(call).toBeFocused()
  await expect(call).toHaveAccessibleDescription(/Come and get me.*Hearing loop/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Come and get me: go to the waiting area and say 1. Going now? Esc: not yet.')).toBeVisible()
  await clean(page, 'adviser, going now?')
  await page.keyboard.press('Escape')
  await expect(call).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'I am going to get 1' }).press('Enter')
  await expect(page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await expect(welcome.page.getByText(/Called to Desk 1 at/)).toBeVisible()
})
