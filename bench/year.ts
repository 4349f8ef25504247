/*
  npm run -s bench:year -- [--json] [--events N] [--rounds N]
  A year of a busy centre beside two days of it, in one run: how the hub starts, how long one event takes, how a new desk begins and how a known
  one starts, what all of it weighs. What counts is the ratio: a year should be as quick as two days. Takes some ten minutes.
*/
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { percentile } from '#domain/queue/waits.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { buildWhenNeeded } from '#scripts/buildWhenNeeded.ts'
import { needNode24 } from '#scripts/needNode24.ts'
import { CHROMIUM_ARGS, chromiumPath } from '#scripts/chromium.ts'
import { ZONE } from './desk/visits.ts'
import type { Desk } from './year/deviceSide.ts'
import { newDesk, startDesk, weigh } from './year/deviceSide.ts'
import { fillYear } from './year/fill.ts'
import type { Centre } from './year/hubSide.ts'
import { hubMegabytes, pushOne, startCentre, storeMegabytes } from './year/hubSide.ts'

const YEAR = 1_500_000
const TWO_DAYS = 10_000
const PUSHES = 400

needNode24()
const say = (line: string) => console.error(line)
const at = (values: readonly number[], p: number) => Math.round((percentile(values, p) ?? Number.NaN) * 100) / 100
const ratio = (year: number, days: number) => Math.round((year / days) * 100) / 100
const beside = (year: readonly number[], days: readonly number[]) => ({
  yearP50: at(year, 0.5),
  daysP50: at(days, 0.5),
  ratioP50: ratio(at(year, 0.5), at(days, 0.5)),
  yearP95: at(year, 0.95),
  daysP95: at(days, 0.95),
  ratioP95: ratio(at(year, 0.95), at(days, 0.95)),
})

/** Stops and starts both hubs in turn, as their machines would. */
async function hubStarts(year: Centre, days: Centre, rounds: number) {
  const took: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const [i, { hub }] of [year, days].entries()) {
      await hub.kill('SIGTERM')
      const began = performance.now()
      await hub.run()
      took[i]?.push(performance.now() - began)
    }
  }
  return beside(...took)
}

async function pushes(year: Centre, days: Centre, today: string) {
  const took: [number[], number[]] = [[], []]
  for (let i = -20; i < PUSHES; i++) {
    for (const [k, centre] of [year, days].entries()) {
      const ms = await pushOne(centre, today)
      if (i >= 0) took[k]?.push(ms)
    }
  }
  return beside(...took)
}

async function deskStarts(year: Desk, days: Desk, rounds: number) {
  const took: [number[], number[]] = [[], []]
  for (let round = -2; round < rounds; round++) {
    for (const [k, desk] of [year, days].entries()) {
      const ms = await startDesk(desk)
      await desk.page.getByText(/Everything saved/).waitFor()
      if (round >= 0) took[k]?.push(ms)
    }
  }
  return beside(...took)
}

/** A backup while one event after the other comes in. */
async function backup(year: Centre, file: string, today: string) {
  const took: number[] = []
  const began = performance.now()
  let going = true
  const making = year.hub.backup(file).finally(() => void (going = false))
  while (going) took.push(await pushOne(year, today))
  await making
  return { seconds: Math.round((performance.now() - began) / 1000), pushP50: at(took, 0.5), pushP95: at(took, 0.95), pushLongest: at(took, 1) }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, events: { type: 'string', default: String(YEAR) }, rounds: { type: 'string', default: '10' } },
  })
  const [events, rounds] = [Number(values.events), Number(values.rounds)]
  if (![events, rounds].every((one) => Number.isInteger(one) && one > 0)) throw new Error('--events and --rounds are whole numbers above 0.')
  const built = await buildWhenNeeded(() => say('Building the screens …'))
  if (built && !built.ok) throw new Error(built.output)
  const folder = await mkdtemp(join(tmpdir(), 'foyer-year-'))
  const today = businessDay(Date.now(), ZONE)
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    const fill = async (name: string, count: number) => {
      const into = join(folder, name)
      const began = performance.now()
      const inAll = await fillYear(into, count, today, say)
      return { into, inAll, perSecond: Math.round(inAll / ((performance.now() - began) / 1000)) }
    }
    say('Two days …')
    const little = await fill('days', TWO_DAYS)
    say('A year …')
    const much = await fill('year', events)
    say('The first start, without a snapshot …')
    const days = await startCentre(little.into, today)
    closing.push(() => days.hub.kill('SIGTERM'))
    const year = await startCentre(much.into, today)
    closing.push(() => year.hub.kill('SIGTERM'))
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
    closing.push(() => browser.close())
    say('Starts of the hub …')
    const hubStart = await hubStarts(year, days, Math.min(rounds, 5))
    say('Single events …')
    const push = await pushes(year, days, today)
    say('New desks …')
    const joined: [Desk[], Desk[]] = [[], []]
    for (let round = 0; round < Math.min(rounds, 4); round++) {
      for (const [k, centre] of [year, days].entries()) joined[k]?.push(await newDesk(browser, centre, `Desk ${round}`))
    }
    // The first of each fills the browser's caches of compiled code.
    const newDevice = beside(...(joined.map((desks) => desks.slice(1).map(({ joinMs }) => joinMs)) as [number[], number[]]))
    const [ofYear, ofDays] = joined.map((desks) => desks[0]) as [Desk, Desk]
    say('Starts of desks …')
    const deskStart = await deskStarts(ofYear, ofDays, rounds)
    const weights = { year: await weigh(ofYear), days: await weigh(ofDays) }
    say('A backup while the hub works …')
    const made = await backup(year, join(folder, 'backup'), today)
    const found = {
      events: much.inAll,
      daysEvents: little.inAll,
      fillPerSecond: much.perSecond,
      hubFirstStartMs: Math.round(year.startMs),
      hubStart,
      push,
      newDevice,
      deskStart,
      backup: made,
      hubMegabytes: { year: hubMegabytes(year), days: hubMegabytes(days) },
      storeMegabytes: { year: storeMegabytes(much.into), days: storeMegabytes(little.into) },
      desk: weights,
      chromium: browser.version(),
      cores: availableParallelism(),
    }
    if (values.json) return console.log(JSON.stringify(found))
    for (const [name, one] of Object.entries(found)) console.log(`${name.padEnd(18)} ${typeof one === 'object' ? JSON.stringify(one) : one}`)
  } finally {
    for (const end of closing.reverse()) await end()
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : String(error))
  process.exitCode = 1
})
