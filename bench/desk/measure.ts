/* The rounds. Each press of ours is followed by a press on the bare pages, each start of ours by a bare start. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Sight } from './eye.ts'
import { press, start } from './eye.ts'
import type { Stage } from './stage.ts'

export type Samples = { own: number[]; floor: number[] }
export type Presses = { ownScreen: Samples; otherScreen: Samples; steps: Record<string, number[]> }

/** People do not press faster, and what comes back from the hub is over by then. */
const BETWEEN = 150
const FIRST = '[aria-keyshortcuts="Enter"]'

/** One person a round, from the door to the end: greeted, given a number, called, seen, finished. */
export async function pressRounds({ welcome, adviser, floor }: Stage, rounds: number): Promise<Presses> {
  const all: Presses = { ownScreen: { own: [], floor: [] }, otherScreen: { own: [], floor: [] }, steps: {} }
  let floorPresses = Number(await floor.desk.locator('#own').textContent())
  const step = async (name: string, page: Page, key: string, sight: Sight, other?: { page: Page; sight: Sight }) => {
    await pause(BETWEEN)
    const ours = await press(page, key, sight, other)
    all.ownScreen.own.push(ours.own)
    ;(all.steps[name] ??= []).push(ours.own)
    if (ours.other !== null) all.otherScreen.own.push(ours.other)
    await pause(BETWEEN)
    floorPresses += 1
    const words = `^${floorPresses}$`
    const bare = await press(floor.desk, 'Enter', [['#own', words]], { page: floor.other, sight: [['#other', words]] })
    all.ownScreen.floor.push(bare.own)
    if (bare.other !== null) all.otherScreen.floor.push(bare.other)
  }
  for (let round = 0; round < rounds; round++) {
    await step('greet', welcome.page, 'Enter', [['[data-panel]', 'Greeted \\d']])
    await welcome.page.keyboard.press('1')
    const given = await shownIn(welcome.page, 'Give number (\\d+)')
    await step('give', welcome.page, 'Enter', [['[data-given]', `^${given}$`]], { page: adviser.page, sight: [['[data-rows] bdi', `^${given}$`]] })
    const called = await shownIn(adviser.page, 'Call (\\d+) to')
    await step('call', adviser.page, 'Enter', [[FIRST, '^They are here']], { page: welcome.page, sight: [['p[role=status] b', `^${called}$`]] })
    await step('start', adviser.page, 'Enter', [[FIRST, '^Finish']])
    await step('finish', adviser.page, '1', [[FIRST, '^Call \\d+ to']])
  }
  return all
}

async function shownIn(page: Page, pattern: string): Promise<string> {
  const button = page.locator(`button${FIRST}`).filter({ hasText: new RegExp(pattern) })
  await button.waitFor()
  return new RegExp(pattern).exec((await button.textContent()) ?? '')?.[1] ?? ''
}

/** Starts of a desk that pulled all this log before, and bare starts that read the same records. */
export async function startRounds({ adviser, floor }: Stage, rounds: number): Promise<Samples> {
  const all: Samples = { own: [], floor: [] }
  // The first two fill the browser's caches of compiled code, for both.
  for (let round = -2; round < rounds; round++) {
    const ours = await start(adviser.page, adviser.address)
    await pause(2 * BETWEEN)
    const bare = await start(floor.start, `${floor.url}/start`)
    await pause(2 * BETWEEN)
    if (round < 0) continue
    all.own.push(ours)
    all.floor.push(bare)
  }
  return all
}
