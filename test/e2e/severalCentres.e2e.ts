/* A team lead who looks after two centres of one hub: one joining, one device in each, and a key between them. */
import { test, expect, joinOn } from './centre.ts'
import { clean } from './axe.ts'
import { onStep } from './steps.ts'

test('one code joins a browser to both, N goes from one to the other, and each shows its own', async ({ hub, chromium }) => {
  await hub.tell('centre', 'add', 'Crewe customer centre')
  const said = await hub.tell('pair', '--role', 'lead', '--label', 'Team lead', '--centre', 'demo,crewe-customer-centre')
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(said)?.[0] ?? ''
  const context = await chromium.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  const first = await joinOn(page, `${hub.url}/#${code}`)
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await expect(page.getByText('Demo', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go to Crewe customer centre' })).toBeVisible()
  await clean(page, 'the demo, with the way to Crewe')
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth)).toBe(true)

  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Set up our centre', level: 1 })).toBeVisible()
  expect(page.url()).not.toContain(first)
  await expect(page.getByLabel('What is your centre called?')).toHaveValue('Crewe customer centre')
  await page.keyboard.press('Enter')
  // Its own setting up goes on; the way to the other centre stays open.
  await onStep(page, 'Services')
  await expect(page.getByText('Demo', { exact: true })).toBeHidden()

  await page.keyboard.press('n')
  await expect(page.getByText('Demo', { exact: true })).toBeVisible()
  expect(page.url()).toContain(first)
  await context.close()
})

test('who leads one centre has no such key', async ({ join }) => {
  const { page } = await join('lead', 'Team lead')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Go to/ })).toHaveCount(0)
})
