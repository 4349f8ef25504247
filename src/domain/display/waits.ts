/*
  The waits that a public wall may show: by desks, never by service, and of somebody who would come now, so that they tell nothing of anybody who
  is here.
*/
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import { rangeOf } from '#domain/estimate/say.ts'
import { serves } from '#domain/queue/callingOrder.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'

/** `from` and `to`: whole fives, minutes from now. */
export type BoardWait = { desks: string[]; from: number; to: number }

/** More than that nobody reads in passing. */
const MOST = 4

/** One for each set of desks, as wide as all that they do, in the order of the desks. Where there are too many sets, those that share a desk are one. */
export function waitsShown(state: CentreState, day: Day, { newcomers }: Pick<Forecast, 'newcomers'>): BoardWait[] {
  if (evacuationNow(day)) return []
  const desks = [...state.desks.values()].filter(({ inUse }) => inUse)
  const sets = new Map<string, { of: Set<number>; from: number; to: number }>()
  for (const { id, offered, elsewhere } of state.services.values()) {
    const range = offered && elsewhere === null ? rangeOf(newcomers.get(id)) : null
    const of = desks.flatMap((desk, i) => (serves(state, desk.id, id) ? [i] : []))
    if (range === null) continue
    const known = sets.get(of.join(' ')) ?? range
    sets.set(of.join(' '), { of: new Set(of), from: Math.min(known.from, range.from), to: Math.max(known.to, range.to) })
  }
  const all = [...sets.values()]
  const shown = all.length > MOST ? joined(all) : all
  return shown
    .map(({ of, from, to }) => ({ of: [...of].sort((a, b) => a - b), from, to }))
    .sort((a, b) => (a.of[0] ?? 0) - (b.of[0] ?? 0) || b.of.length - a.of.length)
    .slice(0, MOST)
    .map(({ of, from, to }) => ({ desks: of.map((i) => desks[i]?.label ?? ''), from, to }))
}

type DeskSet = { of: Set<number>; from: number; to: number }

function joined(sets: readonly DeskSet[]): DeskSet[] {
  const groups: DeskSet[] = []
  for (const one of sets) {
    const apart = groups.filter(({ of }) => ![...of].some((desk) => one.of.has(desk)))
    const met = groups.filter((other) => !apart.includes(other))
    const all = [...met, one]
    groups.splice(0, groups.length, ...apart, {
      of: new Set(all.flatMap(({ of }) => [...of])),
      from: Math.min(...all.map(({ from }) => from)),
      to: Math.max(...all.map(({ to }) => to)),
    })
  }
  return groups
}
