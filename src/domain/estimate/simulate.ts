/*
  Plays the centre forward from a scene, many times, by its own calling rule, and notes when each is called. Each future draws another pace,
  other lengths, other people who come, do not come or have gone.
*/
import type { Belief } from './belief.ts'
import { FUTURES, chance, hashOf, middleOf, mixed, part } from './chance.ts'
import { beyond, quantileOfNormal } from './normal.ts'
import { SPELL, drawn, drawnSlow } from './pace.ts'
import { deskDay } from './deskDay.ts'
import type { Duty } from './deskDay.ts'
import { Queue } from './playQueue.ts'
import type { Person, Scene } from './scene.ts'
import type { Comer } from './comers.ts'
import { Strangers, comersOf, keptSample } from './comers.ts'
import { Newcomers } from './newcomers.ts'
import { goneAfter, leavingRate } from './leaving.ts'
import type { Sample } from './sample.ts'
import { untilOneBegins } from './spellHours.ts'

/** No further than that is played. Minutes. */
export const HORIZON = 420
const NORMAL = Array.from({ length: FUTURES }, (_, i) => quantileOfNormal(middleOf(i)))
/** For whom the estimate answers of those who are still expected: appointments of the next so many minutes. */
export const LOOKS_AHEAD = 65

/** Minutes from now until each person of the scene is called: `calls[person][future]`; NaN: not within the horizon, or they never came. */
export type Calls = Float64Array[]

export type Simulated = {
  calls: Calls
  came: Float64Array[]
  /** Minutes from now until each desk can call the next after whom it has: `ends[desk][future]`; NaN: it has nobody. */
  ends: Float64Array[]
  newcomers: Newcomers
}

export function simulate(scene: Scene): Simulated {
  const playing = simulating(scene)
  for (;;) {
    const { done, value } = playing.next()
    if (done) return value
  }
}

/** The same, one future at each step, for whoever must not be kept waiting meanwhile. */
export function* simulating(scene: Scene): Generator<undefined, Simulated> {
  const none = () => new Float64Array(FUTURES).fill(Number.NaN)
  const [calls, came, ends] = [scene.people.map(none), scene.people.map(none), scene.desks.map(none)]
  const play = new Play(scene)
  for (let future = 0; future < FUTURES; future++) {
    play.once(future, calls, came, ends)
    yield
  }
  return { calls, came, ends, newcomers: play.newcomers }
}

class Play {
  private readonly scene: Scene
  private readonly queue: Queue
  readonly newcomers: Newcomers
  /** How long services of a line take, and desks longer, in the future that is played (logarithms). */
  private readonly means: Float64Array
  private readonly effects: Float64Array
  /** Of one service about that. */
  private readonly deviations: Float64Array
  private readonly lengths: (Belief & { spread: number; hash: number })[]
  private readonly desks: (Belief & { hash: number })[]
  private readonly gaps: Sample
  private readonly noAnswers: Sample
  private readonly broughtUp: Sample
  private readonly leaving: number
  private readonly at: Float64Array
  private readonly idle: Uint8Array
  private readonly duties: Duty[]
  /** When each desk will be shut out of turn. */
  private readonly shutAt: Float64Array
  private readonly watched: number
  /** Whether a desk with nobody keeps somebody waiting. */
  private readonly kept: boolean[]
  /** Who is still to come in the future that is played, and how many of them have come. */
  private comers: Comer[] = []
  private coming = 0
  /** Whom each desk has, where they came for more; -1: nobody. */
  private readonly atDesk: number[]
  /** How many further matters of each person of the scene are done. */
  private readonly furtherDone: Uint8Array

  constructor(scene: Scene) {
    this.scene = scene
    this.queue = new Queue(scene)
    this.newcomers = new Newcomers(scene)
    const { beliefs, lines, desks, learned } = scene
    this.means = new Float64Array(lines.length)
    this.effects = new Float64Array(desks.length)
    this.lengths = lines.map(({ service }) => ({ ...beliefs.service(service), hash: hashOf(service) }))
    this.desks = desks.map(({ id, hash }) => ({ ...beliefs.desk(id), hash }))
    this.deviations = Float64Array.from(this.lengths, ({ spread }) => Math.sqrt(spread))
    this.gaps = keptSample(learned.gaps)
    this.noAnswers = keptSample(learned.noAnswers)
    this.broughtUp = keptSample(learned.broughtUp)
    this.leaving = leavingRate(learned.found)
    this.at = new Float64Array(desks.length)
    this.idle = new Uint8Array(desks.length)
    this.shutAt = new Float64Array(desks.length)
    this.duties = desks.map(() => ({ opens: 0, closes: 0, last: true, next: 0 }))
    this.kept = desks.map(({ lines: able }) => scene.people.some((one) => keepsWaiting(scene, one) && able.includes(one.line)))
    this.atDesk = desks.map(({ has }) => scene.people.findIndex(({ id, is }) => is === 'atDesk' && id === has?.visit))
    this.furtherDone = new Uint8Array(scene.people.length)
    this.watched = scene.people.filter(({ is, booked }) => is === 'waiting' || (is === 'expected' && (booked ?? 0) <= LOOKS_AHEAD)).length
  }

  once(future: number, calls: Calls, came: Float64Array[], ends: Float64Array[]): void {
    const { scene, queue, at, idle, newcomers } = this
    const pace = this.paceOf(future)
    const comers = (this.comers = comersOf(scene, future, HORIZON))
    this.coming = 0
    this.furtherDone.fill(0)
    const strangers = new Strangers(scene, future)
    queue.begin()
    this.drawLengths(future)
    for (const one of comers) if (scene.people[one.person]!.is === 'expected') came[one.person]![future] = one.at
    let open = this.watched
    scene.people.forEach(({ is, booked }, i) => {
      if (is === 'expected' && (booked ?? 0) <= LOOKS_AHEAD && Number.isNaN(came[i]![future]!)) open--
    })
    this.beginDesks(future, pace(0), ends)
    newcomers.begin(future, at)
    // Each desk draws for itself, and whoever it calls for themselves: who comes later moves nobody before them.
    const draws = new Uint32Array(scene.desks.length)
    const random = (desk: number) => chance(future, scene.desks[desk]!.hash + ++draws[desk]!, 3)
    while (open > 0 || newcomers.awaited > 0) {
      let desk = -1
      for (let d = 0; d < at.length; d++) if (!idle[d] && (desk < 0 || at[d]! < at[desk]!)) desk = d
      const known = comers[this.coming] ?? null
      const next = known && !(strangers.next && strangers.next.at < known.at) ? known : strangers.next
      const deskAt = desk < 0 ? Number.POSITIVE_INFINITY : at[desk]!
      if (next && next.at <= deskAt) {
        if (next === known) this.coming++
        else strangers.come()
        if (next.at > HORIZON) break
        queue.add(next)
        this.wake(next.line, next.at, future, chance(future, queue.hashOf(next.person), 13))
        continue
      }
      if (deskAt > HORIZON) break
      const duty = this.duties[desk]!
      const over = deskAt > duty.closes && !(duty.last && queue.hasFor(desk, deskAt))
      if ((!over || duty.last) && newcomers.waitFor(desk) && queue.callsNewcomer(desk, deskAt)) newcomers.called(desk, deskAt)
      if (over) {
        at[desk] = deskDay(scene, desk, future, duty, deskAt)
        continue
      }
      if (deskAt > this.shutAt[desk]!) {
        this.shutAt[desk] = Number.POSITIVE_INFINITY
        at[desk] = this.opensAgain(desk, deskAt, future, random(desk))
        continue
      }
      const person = queue.next(desk, deskAt, () => random(desk))
      if (person < 0) {
        idle[desk] = 1
        continue
      }
      if (person < calls.length && Number.isNaN(calls[person]![future]!)) {
        calls[person]![future] = deskAt
        const { is, booked } = scene.people[person]!
        if (is === 'waiting' || (is === 'expected' && (booked ?? 0) <= LOOKS_AHEAD)) open--
      }
      at[desk] = deskAt + this.takes(desk, person, deskAt, future, pace(deskAt))
    }
  }

  /** What is not known of a service or a desk is the same for all whom it concerns in one future: it does not even out over a queue. */
  private drawLengths(future: number): void {
    const drawn = ({ is, variance, hash }: Belief & { hash: number }) => is + Math.sqrt(variance) * NORMAL[part(mixed(hash + 23), future)]!
    this.lengths.forEach((one, line) => (this.means[line] = drawn(one)))
    this.desks.forEach((one, d) => (this.effects[d] = drawn(one)))
  }

  /** The pace of one future at each minute from now: that of the day, and of a slow spell that goes on or will begin. */
  private paceOf(future: number): (at: number) => number {
    const { weights, begins: often, minute } = this.scene.beliefs.pace
    const { day, slow } = drawn(weights, middleOf(part(0x9e37, future)))
    const lasts = -Math.log(1 - chance(future, 1, 7)) * SPELL
    if (slow > 0) return (at) => (at < lasts ? day + slow : day)
    const begins = untilOneBegins(often, minute, chance(future, 2, 7))
    const then = drawnSlow(chance(future, 3, 7))
    return (at) => (at >= begins && at < begins + lasts ? day + then : day)
  }

  /** Minutes until a desk that called somebody can call the next. */
  private takes(desk: number, person: number, now: number, future: number, pace: number): number {
    const { queue } = this
    const before = this.furtherDone[person] ?? 0
    const hash = queue.hashOf(person) + before
    // Who was called before is known to stay.
    const stays = queue.bookedOf(person) !== null || this.scene.people[person]?.begun === true || before > 0
    const gone = stays ? 0 : goneAfter(this.leaving, now - queue.fromOf(person))
    if (chance(future, hash, 11) < gone) return this.noAnswers(chance(future, hash, 12))
    const minutes = this.lasts(queue.lineOf(person), desk, future, hash, pace)
    return minutes + this.goesOn(desk, person, now + minutes, future, pace, hash) + this.gaps(chance(future, hash, 14))
  }

  private lasts(line: number, desk: number, future: number, hash: number, pace: number): number {
    return Math.exp(this.means[line]! + this.effects[desk]! + pace + this.deviations[line]! * NORMAL[part(mixed(hash + 17), future)]!)
  }

  /** How much longer what else they came for takes at this desk; for what it does not do they wait again, from then on. */
  private goesOn(desk: number, person: number, at: number, future: number, pace: number, hash: number): number {
    const known = this.scene.people[person]
    // What they bring up only there nobody knows of.
    let more = this.broughtUp(chance(future, hash, 15))
    while (known && this.furtherDone[person]! < known.further.length) {
      const line = known.further[this.furtherDone[person]!++]!
      if (!this.scene.lines[line]!.desks.includes(desk)) {
        const comer = { at: at + more, person, line, priority: known.priority, early: false, again: true }
        const before = this.comers.findIndex((one, i) => i >= this.coming && one.at > comer.at)
        this.comers.splice(before < 0 ? this.comers.length : before, 0, comer)
        break
      }
      more += this.lasts(line, desk, future, known.hash + this.furtherDone[person]!, pace)
    }
    return more
  }

  /** Somebody joined a line: one of the desks that stand idle takes them. */
  private wake(line: number, now: number, future: number, u: number): void {
    const { scene, idle, at, duties } = this
    let free = 0
    for (const desk of scene.lines[line]!.desks) {
      if (!idle[desk]) continue
      // Its hours were over meanwhile: it goes home, or for lunch.
      if (now > duties[desk]!.closes && !duties[desk]!.last) {
        idle[desk] = 0
        at[desk] = now
        continue
      }
      const back = this.backAt(desk, now, future)
      if (back > now) {
        idle[desk] = 0
        at[desk] = back
      } else free++
    }
    if (free === 0) return
    let pick = Math.floor(u * free)
    for (const desk of scene.lines[line]!.desks)
      if (idle[desk] && pick-- === 0) {
        idle[desk] = 0
        at[desk] = Math.max(now, at[desk]!)
        return
      }
  }

  /** When a desk that stood idle can call: one that was shut meanwhile, out of turn, once it is back. */
  private backAt(desk: number, now: number, future: number): number {
    const shutAt = this.shutAt[desk]!
    if (now <= shutAt) return now
    this.shutAt[desk] = Number.POSITIVE_INFINITY
    return this.opensAgain(desk, shutAt, future, chance(future, this.scene.desks[desk]!.hash, 42))
  }

  /** When a desk that shuts out of turn can call again: after a while, or not in these hours. */
  private opensAgain(desk: number, shutAt: number, future: number, u: number): number {
    const { openedAgain, shut } = this.scene.learned
    const [yes, no] = openedAgain
    const opens = yes / (yes + no)
    return u < opens ? shutAt + keptSample(shut)(u / opens) : deskDay(this.scene, desk, future, this.duties[desk]!, shutAt)
  }

  private beginDesks(future: number, pace: number, ends: Float64Array[]): void {
    const { scene, at, idle } = this
    scene.desks.forEach((desk, d) => {
      idle[d] = 0
      this.shutAt[d] = -Math.log(1 - chance(future, desk.hash, 41)) / Math.max(1e-6, scene.learned.shuts)
      const duty = this.duties[d]!
      const opens = deskDay(scene, d, future, duty, null)
      const ready = desk.has ? this.ends(d, future, pace) : this.free(d, future)
      if (desk.has) ends[d]![future] = ready
      at[d] = Math.max(opens, ready)
    })
  }

  /** When the service in hand is over, given how long it has gone on. */
  private ends(d: number, future: number, pace: number): number {
    const { scene } = this
    const desk = scene.desks[d]!
    const has = desk.has!
    const hash = mixed(has.hash + 17)
    // How long it has taken says as much of what nobody knows of the service as of this one: both are drawn as one.
    const { is, spread, variance } = this.lengths[has.line]!
    const deviation = Math.sqrt(spread + variance)
    const mean = is + this.desks[d]!.is + pace
    const elapsed = Math.max(0, -has.from)
    // Called a moment ago: they may not be there.
    if (has.called && elapsed < 3 && chance(future, hash, 5) < 0.05) return this.noAnswers(chance(future, hash, 6))
    const u = middleOf(part(hash, future))
    const z = elapsed < 0.1 ? quantileOfNormal(u) : beyond((Math.log(elapsed) - mean) / deviation, u)
    const left = Math.max(0, Math.exp(mean + deviation * z) - elapsed)
    return left + this.goesOn(d, this.atDesk[d]!, left, future, pace, hash) + this.gaps(chance(future, hash, 9))
  }

  /** When a desk with nobody calls: soon after its last, and no sooner than it would have by now where somebody waits for it. */
  private free(d: number, future: number): number {
    const desk = this.scene.desks[d]!
    const since = desk.since === null ? 999 : -desk.since
    const u = chance(future, desk.hash, 9)
    const back = desk.breakUntil === null ? 0 : Math.max(0, desk.breakUntil) + u * 2
    // Somebody waits whom it could have called: it is not done with its last one, then. Else nothing tells that it is not.
    return back + (this.kept[d]! ? this.gaps.beyond(since, u) : Math.max(0, this.gaps(u) - since))
  }
}

/** So short a time nobody takes for a delay: a key has to be pressed. Minutes. */
const AT_ONCE = 0.3

function keepsWaiting({ rule }: Scene, { is, place, booked }: Person): boolean {
  if (is !== 'waiting') return false
  const callable = booked === null || rule.includes('early') ? place : Math.max(place, booked - 2)
  return callable < -AT_ONCE
}
