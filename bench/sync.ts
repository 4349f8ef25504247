/*
  npm run -s bench:sync -- [--events 10000] [--rounds 3] [--only foyer,rxdb-1000] [--json]
  A backlog written offline goes to the server, and a fresh device takes all of it: Foyer's own client and hub beside RxDB and
  PouchDB, in a real Chromium with profiles on the disk, in rounds that take turns.
*/
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { businessDay } from '#domain/time/businessDay.ts'
import { pastDays, ZONE } from './desk/visits.ts'
import type { Contender } from './sync/contenders.ts'
import { ALL } from './sync/contenders.ts'
import type { Round } from './sync/figures.ts'
import { FAIRNESS, figures, sayMedians, sayRatio } from './sync/figures.ts'
import { measure } from './sync/measure.ts'
import { buildPage, installPeers } from './sync/workshop.ts'

const VISITS_A_DAY = 300
/** In the project and not in the system's folder for such things, which is often no disk. */
const WORK = join(import.meta.dirname, '..', '.foyer', 'bench-sync')

async function main(): Promise<void> {
  const { events, rounds, contenders, json } = readArgs()
  const said = (line: string) => console.error(line)
  const kinds = new Set(contenders.map(({ kind }) => kind))
  if (kinds.size > 1 || !kinds.has('foyer')) installPeers(said)
  said('Building the pages …')
  const pages = join(WORK, `pages-${process.pid}`)
  for (const kind of kinds) await buildPage(kind, join(pages, kind))
  const backlog = pastDays(businessDay(Date.now(), ZONE), VISITS_A_DAY, events)
  const found = new Map<Contender, Round[]>(contenders.map((one) => [one, []]))
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another, so that none always runs on a machine that another has just warmed or tired.
    const turn = contenders.map((_, i) => contenders[(i + round) % contenders.length]).filter((one) => one !== undefined)
    for (const one of turn) {
      const { write, drain, fill } = await measure(one, backlog, pages, join(WORK, `run-${process.pid}`))
      found.get(one)?.push({ write, drain, fill })
      said(`round ${round + 1}: ${one.name.padEnd(14)} bulk write ${write.toFixed()} ms, A ${drain.toFixed()} ms, B ${fill.toFixed()} ms`)
    }
  }
  const all = figures(found)
  if (all.goalsHold === false) process.exitCode = 1
  if (json) return console.log(JSON.stringify({ events, rounds, ...all, fairness: FAIRNESS, cores: availableParallelism() }))
  console.log(`${events} events, medians of ${rounds} rounds, ${availableParallelism()} cores`)
  for (const line of [...sayMedians(all), ...Object.values(all.ratios ?? {}).map(sayRatio), ...FAIRNESS]) console.log(line)
}

function readArgs(): { events: number; rounds: number; contenders: readonly Contender[]; json: boolean } {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const whole = (name: 'events' | 'rounds') => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number above 0, not "${values[name]}".`)
    return value
  }
  const only = values.only?.split(',')
  const unknown = only?.find((name) => ALL.every((one) => one.name !== name))
  if (unknown !== undefined) throw new Error(`--only knows ${ALL.map(({ name }) => name).join(', ')}, and not "${unknown}".`)
  return { events: whole('events'), rounds: whole('rounds'), contenders: ALL.filter(({ name }) => only?.includes(name) ?? true), json: values.json }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
