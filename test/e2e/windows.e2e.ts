/* Several windows of one device: any of them writes, one carries, and another takes over when that one dies or is frozen. */
import type { Page } from '@playwright/test'
import { test as base, expect } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { BACK_ENDS, Profile } from './profile.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'

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

/** How many windows hold and how many await the lock. */
async function locks(page: Page): Promise<{ held: number; waiting: number }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    const ours = (all: LockInfo[]) => all.filter(({ name }) => name?.startsWith('sync:')).length
    return { held: ours(held), waiting: ours(pending) }
  })
}

/** Greets and answers people as fast as the keys go. Two events each. */
async function burst(page: Page, people: number): Promise<void> {
  for (let i = 0; i < people; i++) {
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Greeted \d/)).toBeVisible()
    await page.keyboard.press('0')
    await expect(page.getByText(/^Greeted \d/)).toBeHidden()
  }
}

async function freeze(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Page.setWebLifecycleState', { state })
  await cdp.detach()
}

for (const backEnd of BACK_ENDS) {
  test(`${backEnd.name}: two windows write at the same time without a line, then all of it is shared once, and a third sees it`, async ({ hub, keep }) => {
    const { profile, page: first } = await Profile.joined(hub, backEnd, 'welcome', 'Welcome desk')
    keep(profile)
    const second = await profile.window()
    expect(await locks(first)).toEqual({ held: 1, waiting: 1 })
    profile.line.cut()
    await Promise.all([burst(first, 8), burst(second, 8)])
    expect((await readLog(first, profile.id)).unsent).toHaveLength(32)
    await expect(first.getByText(/Working on its own.*32 things to share/)).toBeVisible({ timeout: 20_000 })
    await expect(second.getByText(/Working on its own.*32 things to share/)).toBeVisible({ timeout: 20_000 })
    const third = await profile.open()
    await expect(third.getByText(/32 things to share/)).toBeVisible({ timeout: 20_000 })
    profile.line.mend()
    for (const page of [first, second, third]) await expect(page.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 30_000 })
    const { confirmed, state } = await readLog(third, profile.id)
    expect([...today(state).visits.values()].filter((visit) => visit.situation.is === 'answered')).toHaveLength(16)
    expect(new Set(confirmed.map((event) => event.id)).size).toBe(confirmed.length)
    expect(confirmed.map((event) => event.n)).toEqual(confirmed.map((_, i) => i + 1))
    expect(await locks(third)).toEqual({ held: 1, waiting: 2 })
  })

  test(`${backEnd.name}: the window that carries is frozen: another takes over within 20 seconds, and the thawed one only follows`, async ({
    hub,
    keep,
    join,
  }) => {
    const { profile, page: first } = await Profile.joined(hub, backEnd, 'welcome', 'Welcome desk')
    keep(profile)
    const second = await profile.window()
    const other = await join('lead', 'Team lead')
    await freeze(first, 'frozen')
    const at = Date.now()
    const ticket = await giveNumber(second, 'council tax bill')
    const device = { page: second, context: profile.context, line: profile.line, id: profile.id }
    await level([device, other], 25_000)
    const took = Date.now() - at
    expect(took).toBeLessThan(22_000)
    expect(await confirmedVisit(other, ticket)).toMatchObject({ situation: { is: 'waiting' } })
    await expect(second.getByText(/Everything saved\. Last shared/)).toBeVisible()

    await freeze(first, 'active')
    await expect.poll(() => locks(second)).toEqual({ held: 1, waiting: 1 })
    // What the thawed one does goes out by way of the other.
    const next = await giveNumber(first, 'council tax bill')
    await level([device, other])
    expect(await confirmedVisit(other, next)).toMatchObject({ situation: { is: 'waiting' } })
    await expect(first.getByText(/Everything saved\. Last shared/)).toBeVisible()
    // Nobody takes it back.
    await first.waitForTimeout(4000)
    expect(await locks(second)).toEqual({ held: 1, waiting: 1 })
  })

  test(`${backEnd.name}: the window that carries is killed: another takes over at once, and what was unsent arrives`, async ({ hub, keep, join }) => {
    const { profile, page: first } = await Profile.joined(hub, backEnd, 'welcome', 'Welcome desk')
    keep(profile)
    const second = await profile.window()
    const other = await join('lead', 'Team lead')
    await burst(first, 2)
    profile.line.cut()
    await burst(first, 3)
    const cdp = await profile.context.newCDPSession(first)
    const gone = first.waitForEvent('crash')
    void cdp.send('Page.crash').catch(() => undefined)
    await gone
    profile.line.mend()
    await burst(second, 1)
    await level([{ page: second, context: profile.context, line: profile.line, id: profile.id }, other], 15_000)
    const { state } = await readLog(other.page, other.id)
    expect([...today(state).visits.values()].filter((visit) => visit.situation.is === 'answered')).toHaveLength(6)
  })
}

test('two windows of a desk are told of one call that came to nothing: read in one, it is read in both, for good', async ({ hub, keep, join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const { profile, page: first } = await Profile.joined(hub, BACK_ENDS[0], 'adviser', 'Desk 2', 'desk-2')
  keep(profile)
  const second = await profile.window()
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  for (const { page } of [welcome, desk1]) await ready(page)
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  for (const page of [desk1.page, first]) await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  desk1.line.cut()
  profile.line.cut()
  for (const page of [desk1.page, first]) {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /They are here/ })).toBeVisible()
  }
  desk1.line.mend()
  await expect(desk1.page.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 30_000 })
  profile.line.mend()
  const told = new RegExp(`${ticket} was called by desk 1 first`, 'i')
  for (const page of [first, second]) await expect(page.getByText(told)).toBeVisible({ timeout: 30_000 })
  await second.getByRole('button', { name: /^Read/ }).click()
  for (const page of [first, second]) await expect(page.getByText(told)).toBeHidden()
  await Promise.all([first.reload(), second.reload()])
  for (const page of [first, second]) {
    await ready(page)
    await expect(page.getByText(told)).toBeHidden()
  }
})
