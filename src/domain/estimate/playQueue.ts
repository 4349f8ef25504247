/*
  The queue of one future: the calling rule of queue/callingOrder.ts over numbers, quick enough to be played a hundred times. A test holds the
  two side by side on random days.
*/
import { hashOf } from './chance.ts'
import type { Comer } from './comers.ts'
import { BEFORE } from './comers.ts'
import type { Scene } from './scene.ts'

const SEE_NOW = 0
const DUE = 1
const LONG_WAIT = 2
const PRIORITY = 3
const ARRIVAL = 4
const EARLY = 5
const NOBODY = 9
/** Kinds of places in one line, each in order. */
const KINDS = 4
const STRANGERS = 220

export class Queue {
  private readonly scene: Scene
  private readonly first: number[][]
  private readonly places: number[][]
  private readonly heads: Int32Array
  private readonly taken: Uint8Array
  private readonly line: Int32Array
  private readonly place: Float64Array
  private readonly since: Float64Array
  private readonly from: Float64Array
  private readonly booked: Float64Array
  private readonly hash: Int32Array
  private readonly kind: Uint8Array
  private readonly turns: Uint8Array
  /** Among two of one time, who came at the same moment too, the first by id comes first. */
  private readonly byId: Int32Array
  /** Who was seen before and waits again: they have an old place and a new wait, so that those behind them may stand before them. */
  private readonly again: Uint8Array
  private readonly waitAgain: number[] = []
  private readonly sees: Uint8Array[]
  /** Of each desk, the `places` that anybody can stand in. */
  private readonly placesOf: Int32Array[]
  private readonly found: Int32Array
  /** Who came for more than one matter. */
  private readonly several: number[]
  private readonly due: boolean
  private readonly long: boolean
  private readonly prior: boolean
  private readonly early: boolean

  constructor(scene: Scene) {
    this.scene = scene
    const { people, lines, rule, desks } = scene
    const size = people.length + STRANGERS
    this.taken = new Uint8Array(size)
    this.line = new Int32Array(size)
    this.place = new Float64Array(size)
    this.since = new Float64Array(size)
    this.from = new Float64Array(size)
    this.booked = new Float64Array(size).fill(Number.NaN)
    this.hash = new Int32Array(size)
    this.kind = new Uint8Array(size)
    this.turns = new Uint8Array(desks.length)
    this.again = new Uint8Array(size)
    this.several = people.flatMap(({ further }, i) => (further.length > 0 ? [i] : []))
    this.sees = desks.map((desk) => Uint8Array.from(lines, (_, line) => Number(desk.lines.includes(line))))
    // Of these two there are often none, nor will be.
    const no = (kind: number) => (kind === 0 && !people.some(({ seeNow }) => seeNow)) || (kind === 1 && !people.some(({ booked }) => booked !== null))
    const kinds = Array.from({ length: KINDS }, (_, kind) => kind).filter((kind) => !no(kind))
    this.placesOf = desks.map((desk) => Int32Array.from(desk.lines.flatMap((line) => kinds.map((kind) => line * KINDS + kind))))
    this.found = new Int32Array(lines.length * KINDS + size)
    this.byId = Int32Array.from({ length: size }, (_, i) => i)
    const ids = people.map((_, i) => i).sort((a, b) => (people[a]!.id < people[b]!.id ? -1 : 1))
    ids.forEach((person, place) => (this.byId[person] = place))
    this.due = rule.includes('due')
    this.long = rule.includes('longWait')
    this.prior = rule.includes('priority')
    this.early = rule.includes('early')
    this.first = Array.from({ length: lines.length * KINDS }, () => [])
    people.forEach((one, i) => {
      this.line[i] = one.line
      this.place[i] = one.place
      this.from[i] = one.from
      this.booked[i] = one.booked ?? Number.NaN
      this.hash[i] = one.hash
      this.kind[i] = one.seeNow ? 0 : one.booked !== null ? 1 : one.priority ? 2 : 3
      this.stand(i)
      this.again[i] = Number(this.long && one.from > one.place && this.kind[i]! > 1)
      if (one.is === 'waiting' && !this.again[i]) this.first[one.line * KINDS + this.kind[i]!]!.push(i)
    })
    for (let i = people.length; i < size; i++) this.hash[i] = hashOf(`stranger ${i}`)
    for (const all of this.first) all.sort((a, b) => (this.isBefore(a, b) ? -1 : 1))
    this.places = this.first.map((all) => [...all])
    this.heads = new Int32Array(this.first.length)
  }

  /** The queue as it is now, before anybody more comes. */
  begin(): void {
    this.taken.fill(0)
    this.heads.fill(0)
    this.waitAgain.length = 0
    for (const i of this.several) {
      const { line, from, place } = this.scene.people[i]!
      this.line[i] = line
      this.from[i] = from
      this.again[i] = Number(this.long && from > place && this.kind[i]! > 1)
    }
    this.scene.people.forEach(({ is }, i) => is === 'waiting' && this.again[i] && this.waitAgain.push(i))
    this.scene.desks.forEach(({ turn }, d) => (this.turns[d] = turn === 'due' ? DUE : LONG_WAIT))
    this.first.forEach((all, i) => {
      const places = this.places[i]!
      places.length = all.length
      for (let k = 0; k < all.length; k++) places[k] = all[k]!
    })
  }

  /** Somebody comes; or only the time of somebody who is here does, which changes nothing in the line. */
  add({ person, at, line: joins, priority, early, again }: Comer): void {
    if (early || person >= this.line.length) return
    if (again) this.joinsAgain(person, joins, at)
    const known = this.scene.people[person]
    if (known === undefined) {
      this.line[person] = joins
      this.place[person] = at
      this.from[person] = at
      this.kind[person] = priority ? 2 : 3
    }
    if (known?.is === 'expected') {
      const booked = known.booked ?? 0
      const inTime = at <= booked + this.scene.grace
      this.place[person] = at
      this.from[person] = Math.max(at, booked)
      this.booked[person] = inTime ? booked : Number.NaN
      this.kind[person] = inTime ? 1 : 3
    }
    this.stand(person)
    if (this.again[person]) {
      this.waitAgain.push(person)
      return
    }
    const places = this.places[this.line[person]! * KINDS + this.kind[person]!]!
    let place = places.length
    while (place > 0 && this.isBefore(person, places[place - 1]!)) place--
    places.splice(place, 0, person)
    const line = this.line[person]! * KINDS + this.kind[person]!
    if (place < this.heads[line]!) this.heads[line] = place
  }

  /** After a desk, for what that does not do: with the place of before and a new wait. */
  private joinsAgain(person: number, line: number, at: number): void {
    const before = this.line[person]! * KINDS + this.kind[person]!
    const place = this.places[before]!.indexOf(person)
    if (place >= 0) this.places[before]!.splice(place, 1)
    if (place >= 0 && place < this.heads[before]!) this.heads[before]!--
    const again = this.waitAgain.indexOf(person)
    if (again >= 0) this.waitAgain.splice(again, 1)
    this.taken[person] = 0
    this.line[person] = line
    this.from[person] = at
    this.again[person] = Number(this.long && this.kind[person]! > 1)
  }

  hasFor(desk: number, now: number): boolean {
    return this.best(desk, now) >= 0
  }

  /** Whom the desk calls, who then waits no more; -1: nobody. Now and then it is not the first. */
  next(desk: number, now: number, random: () => number): number {
    let person = this.best(desk, now)
    if (person < 0) return -1
    let u = random()
    let skip = 0
    for (const share of this.scene.learned.outOfTurn) {
      if (u < share) break
      u -= share
      skip++
    }
    if (skip < this.scene.learned.outOfTurn.length) {
      const passed: number[] = []
      for (let i = 0; i <= skip + 1; i++) {
        const other = this.best(desk, now, true)
        if (other < 0) break
        passed.push(other)
        this.taken[other] = 1
      }
      person = passed.pop() ?? person
      for (const one of passed) this.taken[one] = 0
      this.rewind(passed)
    }
    const rank = this.rank(person, now)
    if (rank === DUE || rank === LONG_WAIT) this.turns[desk] = rank === DUE ? LONG_WAIT : DUE
    this.taken[person] = 1
    return person
  }

  /** Whether the desk would now call an ordinary walk-in who came last of those at the beginning, ahead of whoever stands in the queue. */
  callsNewcomer(desk: number, now: number): boolean {
    const first = this.best(desk, now, true)
    if (first < 0) return true
    const own = this.long && now > this.scene.longWait ? LONG_WAIT : ARRIVAL
    const rank = this.rank(first, now)
    if (rank === DUE && own === LONG_WAIT) return this.turns[desk] === LONG_WAIT
    return rank > own || (rank === own && this.since[first]! > this.scene.lastCame)
  }

  lineOf(person: number): number {
    return this.line[person]!
  }

  hashOf(person: number): number {
    return this.hash[person]!
  }

  fromOf(person: number): number {
    return this.place[person]!
  }

  bookedOf(person: number): number | null {
    const booked = this.booked[person]!
    return Number.isNaN(booked) ? null : booked
  }

  /** By when they stand in the order, once their place, booking or kind is another. */
  private stand(person: number): void {
    const booked = this.booked[person]!
    const place = this.place[person]!
    this.since[person] = this.kind[person] === 1 && booked > place ? booked : place
  }

  private rewind(people: number[]): void {
    for (const person of people) {
      const at = this.line[person]! * KINDS + this.kind[person]!
      const place = this.places[at]!.indexOf(person)
      if (place >= 0 && place < this.heads[at]!) this.heads[at] = place
    }
  }

  private head(at: number): number {
    const places = this.places[at]!
    let head = this.heads[at]!
    while (head < places.length && this.taken[places[head]!]) head++
    this.heads[at] = head
    return head < places.length ? places[head]! : -1
  }

  /** The first in calling order whom the desk can see, or -1. `anyTime`: also those whose time has not come. */
  private best(desk: number, now: number, anyTime = false): number {
    let first = -1
    let rank = NOBODY
    let due = -1
    let long = -1
    const count = this.lookFor(desk)
    for (let i = 0; i < count; i++) {
      const person = this.found[i]!
      const r = this.rank(person, now)
      if (r === EARLY && !this.early && !anyTime) continue
      if (r === DUE && this.isBefore(person, due)) due = person
      if (r === LONG_WAIT && this.isBefore(person, long)) long = person
      if (r < rank || (r === rank && this.isBefore(person, first))) {
        first = person
        rank = r
      }
    }
    if (rank === SEE_NOW || due < 0 || long < 0) return first
    return this.turns[desk] === DUE ? due : long
  }

  /** Puts who is first of each kind, in each line of the desk, into `found`; and gives how many there are. */
  private lookFor(desk: number): number {
    let count = 0
    for (const at of this.placesOf[desk]!) {
      // Most are empty.
      if (this.heads[at]! >= this.places[at]!.length) continue
      const person = this.head(at)
      if (person >= 0) this.found[count++] = person
    }
    for (const person of this.waitAgain) if (!this.taken[person] && this.sees[desk]![this.line[person]!]) this.found[count++] = person
    return count
  }

  /** `other`: -1 for nobody. */
  private isBefore(one: number, other: number): boolean {
    if (other < 0) return true
    const [since, otherSince] = [this.since[one]!, this.since[other]!]
    if (since !== otherSince) return since < otherSince
    const [place, otherPlace] = [this.place[one]!, this.place[other]!]
    return place < otherPlace || (place === otherPlace && this.byId[one]! < this.byId[other]!)
  }

  private rank(person: number, now: number): number {
    const kind = this.kind[person]!
    if (kind === 0) return SEE_NOW
    if (kind === 1) {
      if (now < this.booked[person]! - BEFORE) return EARLY
      return this.due ? DUE : ARRIVAL
    }
    if (this.long && now - Math.max(this.from[person]!, this.place[person]!) > this.scene.longWait) return LONG_WAIT
    return kind === 2 && this.prior ? PRIORITY : ARRIVAL
  }
}
