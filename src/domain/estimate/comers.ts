/* Who will come, in one future: those expected by appointment, who are away for a moment, and walk-ins at the usual rate. */
import { chance } from './chance.ts'
import { sampleOf } from './sample.ts'
import type { Sample } from './sample.ts'
import type { Scene } from './scene.ts'

/** Somebody joins a line. `person`: their number in the scene, or one beyond for a stranger. `early`: only their time has come now. `again`: after a desk. */
export type Comer = { at: number; person: number; line: number; priority: boolean; early: boolean; again?: boolean }

/** An appointment is called from so long before its time. */
export const BEFORE = 2
const LATEST_WALK_INS = 150
/** Who is out for a moment: most come back, after so many minutes in the mean. The longer they are out, the likelier they do not. */
const [BACK, OUT] = [0.8, 10]
const samples = new WeakMap<readonly number[], Sample>()

/** Those of the scene: who will be here, and whose time will come. */
export function comersOf(scene: Scene, future: number, horizon: number): Comer[] {
  const comers: Comer[] = []
  const after = keptSample(scene.learned.cameAfter)
  scene.people.forEach((person, i) => {
    const { line, booked, priority } = person
    const put = (at: number) => {
      comers.push({ at, person: i, line, priority, early: false })
      // Their time comes later: then the desks look again.
      if (booked !== null && booked - BEFORE > at) comers.push({ at: booked - BEFORE, person: i, line, priority, early: true })
    }
    if (person.is === 'waiting') {
      if (booked !== null && booked > BEFORE) comers.push({ at: booked - BEFORE, person: i, line, priority, early: true })
      return
    }
    if (person.is === 'atDesk') return
    const u = chance(future, person.hash, 21)
    if (person.is === 'away') {
      const still = BACK * Math.exp(-(person.away ?? 0) / OUT)
      const likely = still / (still + 1 - BACK)
      if (u < likely) put(-Math.log(1 - u / likely) * OUT)
      return
    }
    const due = booked ?? 0
    const came = (scene.learned.came + 9) / (scene.learned.came + scene.learned.didNotCome + 10)
    // Not here yet: the later it is, the likelier they do not come at all.
    const still = Math.max(after.above(-due), 0.004)
    const likely = (came * still) / (came * still + 1 - came)
    if (u >= likely) return
    const at = due + after.beyond(-due, u / likely) - due
    if (at < horizon) put(Math.max(0, at))
  })
  return comers.sort((a, b) => a.at - b.at || a.person - b.person)
}

/** Walk-ins of one future, at the usual rate of their time. Made as they come: most futures are over before many do. */
export class Strangers {
  /** Who comes next; null: nobody does. */
  next: Comer | null = null
  private readonly scene: Scene
  private readonly future: number
  private readonly until: number
  private readonly busy: number
  private at = 0
  private draws = 0

  constructor(scene: Scene, future: number) {
    this.scene = scene
    this.future = future
    this.until = scene.learned.walkIns.length === 0 ? 0 : Math.min(LATEST_WALK_INS, scene.closes)
    this.busy = busyToday(scene.learned.walkIns, scene.clock, scene.cameToday)
    this.come()
  }

  /** The one after `next`. */
  come(): void {
    const { scene, future, until } = this
    const { learned, lines, clock } = scene
    const person = this.next === null ? scene.people.length : this.next.person + 1
    this.next = null
    while (this.at < until) {
      const half = Math.floor((clock + this.at) / 30)
      const rate = ((learned.walkIns[half] ?? 0) / 30) * this.busy
      const ends = (half + 1) * 30 - clock
      const wait = rate <= 1e-6 ? Number.POSITIVE_INFINITY : -Math.log(1 - chance(future, ++this.draws, 31)) / rate
      if (this.at + wait >= ends) {
        this.at = ends
        continue
      }
      this.at += wait
      if (this.at >= until) return
      let u = chance(future, this.draws, 32)
      const line = lines.findIndex(({ service }) => (u -= learned.shares[service] ?? 0) < 0)
      if (line < 0) continue
      this.next = { at: this.at, person, line, priority: chance(future, this.draws, 33) < learned.priority, early: false }
      return
    }
  }
}

/** How many come today beside a usual day, so far as the day has shown: the usual counts for twenty. */
function busyToday(perHalfHour: readonly number[], clock: number, cameToday: number): number {
  let usual = 0
  for (let half = 0; half < perHalfHour.length; half++) usual += perHalfHour[half]! * Math.min(1, Math.max(0, clock / 30 - half))
  return (cameToday + 20) / (usual + 20)
}

/** Sorted once for a list that many scenes share. */
export function keptSample(seen: readonly number[]): Sample {
  const known = samples.get(seen)
  if (known) return known
  const sample = sampleOf(seen)
  samples.set(seen, sample)
  return sample
}
