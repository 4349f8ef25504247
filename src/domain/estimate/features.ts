/*
  What the queue looks like from one person's place in it, as numbers: for the plain formulas, and for the regression that stands in where a
  centre's own record shows that it does better. After Ang and others (Q-Lasso) and the queue-length, work-ahead, last-to-enter and
  head-of-line formulas.
*/
import type { Person, Scene } from './scene.ts'

export type Features = {
  /** All minutes. By position and the mean length of a service; by those ahead whom the same desks see; with what is left of services in hand. */
  byPosition: number
  byQueue: number
  byWork: number
  /** What the last one called had waited, and what the longest waiting has by now. */
  lastCalled: number
  longest: number
  average: number
  x: number[]
}

const LOOKS_BACK = 120
/** A desk that has had nobody for longer tells no more: minutes. */
const FREE_LONG = 20

/** Of each person who waits, in the order of the scene. */
export function featuresOf(scene: Scene): Map<number, Features> {
  const { people, desks, lines, learned, beliefs, recent } = scene
  const mean = lines.map(({ service }) => {
    const { is, spread } = beliefs.service(service)
    return Math.exp(is + spread / 2)
  })
  const gap = learned.gaps.reduce((a, b) => a + b, 0) / Math.max(1, learned.gaps.length)
  const usual = meanOfAll(scene, mean)
  const open = desks.map(({ isOpen }) => isOpen)
  const able = lines.map((line) => line.desks.filter((d) => open[d]))
  const share = lines.map((_, a) => lines.map((__, b) => (able[a]!.length === 0 ? 0 : able[a]!.filter((d) => able[b]!.includes(d)).length / able[a]!.length)))
  const left = desks.map(({ has }) => {
    if (!has) return 0
    const { is, spread } = beliefs.service(has.service)
    const all = Math.exp(is + spread / 2)
    return Math.max(0.3 * all, all + has.from)
  })
  const nOpen = Math.max(1, open.filter(Boolean).length)
  const waiting = people.flatMap((person, i) => (person.is === 'waiting' ? [i] : []))
  const rank = new Map(waiting.map((i) => [i, key(people[i]!)]))
  const cameBack = (learned.came + 1) / (learned.came + learned.didNotCome + 1)
  const all = new Map<number, Features>()
  for (const i of waiting) {
    const me = people[i]!
    const mine = able[me.line]!
    const nMine = Math.max(1, mine.length)
    let [before, ahead, load, own, longest, longestNear] = [0, 0, 0, 0, -1, 0]
    for (const k of waiting) {
      const other = people[k]!
      if (k === i || rank.get(k)! >= rank.get(i)!) continue
      before++
      const near = share[other.line]![me.line]!
      ahead += near
      load += near * (mean[other.line]! + gap)
      if (other.line === me.line) own++
      if (other.booked !== null) continue
      if (other.line === me.line) longest = Math.max(longest, -other.place)
      else if (near > 0) longestNear = Math.max(longestNear, -other.place)
    }
    let due = 0
    for (const other of people)
      if (other.is === 'expected' && other.booked! <= 20 && other.booked! >= -5) due += share[other.line]![me.line]! * cameBack * mean[other.line]!
    const idle = mine.some((d) => !desks[d]!.has) && ahead < 1
    const freeFor = mine.reduce((least, d) => (desks[d]!.has ? least : Math.min(least, -(desks[d]!.since ?? -FREE_LONG))), FREE_LONG)
    const rest = mine.reduce((sum, d) => sum + left[d]!, 0)
    const byPosition = idle ? 0 : ((before + 1) * usual) / nOpen
    const byQueue = idle ? 0 : (load + usual + gap) / nMine
    const byWork = idle ? 0 : (load + rest) / nMine
    const waited = -me.place
    const { service } = lines[me.line]!
    const of = recent.filter((one) => one.ago < LOOKS_BACK)
    const mineOnly = of.filter((one) => one.service === service)
    const usualWait = of.length === 0 ? 0 : average(of.slice(0, 10).map((one) => one.waited))
    const lastCalled = mineOnly[0]?.waited ?? of[0]?.waited ?? usualWait
    const averageWait = mineOnly.length > 0 ? average(mineOnly.slice(0, 5).map((one) => one.waited)) : usualWait
    const head = longest >= 0 ? longest : longestNear
    const day = scene.clock / 480 - 1
    all.set(i, {
      byPosition,
      byQueue,
      byWork,
      lastCalled: Math.max(0, lastCalled - waited),
      longest: Math.max(0, head - waited),
      average: Math.max(0, averageWait - waited),
      // prettier-ignore
      x: [1, byQueue, byWork, byPosition, lastCalled, head, averageWait, usualWait, waited, ahead, load / nMine, due / nMine, nMine, nOpen, idle ? 1 : 0, own, day, day * day, desks.length - nOpen, byWork * day, Math.min(byWork, 10), Math.min(byQueue, 20), rest / nMine, freeFor, Math.exp(-freeFor)],
    })
  }
  return all
}

function key({ place, booked, priority, seeNow }: Person): number {
  if (seeNow) return -1e6 + place
  if (booked !== null) return booked <= 2 ? -1e5 + booked : 1e5 + booked
  return (priority ? -1e4 : 0) + place
}

function meanOfAll({ learned, lines }: Scene, mean: readonly number[]): number {
  let [sum, all] = [0, 0]
  lines.forEach(({ service }, i) => {
    const weight = learned.shares[service] ?? 0.01
    sum += weight * mean[i]!
    all += weight
  })
  return all === 0 ? 10 : sum / all
}

function average(all: readonly number[]): number {
  return all.length === 0 ? 0 : all.reduce((a, b) => a + b, 0) / all.length
}
