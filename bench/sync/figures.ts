import { percentile } from '#domain/queue/waits.ts'
import type { Contender } from './contenders.ts'
import { ALL, FOYER, POUCH_DEFAULT, RXDB } from './contenders.ts'

/** Of one round, in milliseconds: the local bulk write, A's backlog drained, B filled. */
export type Round = { write: number; drain: number; fill: number }
export type Medians = Round & { both: number }
/** How many times longer a peer takes than Foyer, drained and filled together, and what it should be. */
export type Ratio = { than: string; ratio: number; goal: number; aim: number; holds: boolean }
export type Found = { medians: Record<string, Medians>; ratios: { rxdbBest: Ratio; pouchdbDefault: Ratio } | null; goalsHold: boolean | null }

const GOALS = { rxdbBest: { goal: 3, aim: 5 }, pouchdbDefault: { goal: 8, aim: 15 } }

export function figures(rounds: ReadonlyMap<Contender, readonly Round[]>): Found {
  const medians: Record<string, Medians> = {}
  for (const contender of ALL) {
    const of = rounds.get(contender)
    if (of === undefined || of.length === 0) continue
    medians[contender.name] = {
      write: median(of.map(({ write }) => write)),
      drain: median(of.map(({ drain }) => drain)),
      fill: median(of.map(({ fill }) => fill)),
      both: median(of.map(({ drain, fill }) => drain + fill)),
    }
  }
  const best = RXDB.filter(({ name }) => name in medians).sort((a, b) => both(medians, a) - both(medians, b))[0]
  if (best === undefined || !(FOYER.name in medians) || !(POUCH_DEFAULT.name in medians)) return { medians, ratios: null, goalsHold: null }
  const ratios = { rxdbBest: against(medians, best, GOALS.rxdbBest), pouchdbDefault: against(medians, POUCH_DEFAULT, GOALS.pouchdbDefault) }
  return { medians, ratios, goalsHold: ratios.rxdbBest.holds && ratios.pouchdbDefault.holds }
}

function against(medians: Record<string, Medians>, peer: Contender, { goal, aim }: { goal: number; aim: number }): Ratio {
  const ratio = Math.round((both(medians, peer) / both(medians, FOYER)) * 100) / 100
  return { than: peer.name, ratio, goal, aim, holds: ratio >= goal }
}

const both = (medians: Record<string, Medians>, { name }: Contender) => medians[name]?.both ?? Number.NaN
const median = (values: readonly number[]) => Math.round(percentile(values, 0.5) ?? Number.NaN)

/** A line a contender, for people. */
export function sayMedians({ medians }: Found): string[] {
  const foyer = medians[FOYER.name]?.both ?? Number.NaN
  const head = `${''.padEnd(40)}${['bulk write', 'A drained', 'B filled', 'A + B'].map((word) => word.padStart(12)).join('')}`
  const lines = ALL.flatMap(({ name, says }) => {
    const of = medians[name]
    if (of === undefined) return []
    const ms = [of.write, of.drain, of.fill, of.both].map((value) => `${value} ms`.padStart(12)).join('')
    return [`${says.padEnd(40)}${ms}${Number.isNaN(foyer) ? '' : `${(of.both / foyer).toFixed(1)}x`.padStart(8)}`]
  })
  return [head, ...lines]
}

export function sayRatio({ than, ratio, goal, aim, holds }: Ratio): string {
  return `${ratio} times as fast as ${than}: the goal of ${goal} ${holds ? 'holds' : 'does not hold'}; ${ratio >= aim ? 'so does the aim' : 'the aim is'} of ${aim}`
}

export const FAIRNESS = [
  'Foyer: every write and every page is on the disk before it counts (IndexedDB strict, SQLite synced), and its clock runs from the start of the client, opening, hello and folding included.',
  'RxDB and PouchDB: IndexedDB relaxed, which is their default; their servers keep all in memory; their clock runs from the start of the replication, with the database open.',
  'They keep revisions and can settle conflicts of documents, which an ordered log does not need. All on one machine, without a network between.',
]
