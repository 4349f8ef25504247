/* One day of a centre's history, in the order in which it happened, with nothing known before its time. */
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { PastVisit } from './pastVisit.ts'
import { PlayedCentre } from './playedCentre.ts'

/** How often those who wait are asked for. */
const EVERY = 5 * MINUTE
/** At the same second: who goes makes room for who comes, and who comes can be called. What has just begun ends last. */
const RANK = { end: 0, noAnswer: 0, leave: 0, arrive: 1, call: 2, see: 3 } as const
const AT_ONCE = 4

/** When somebody has just come (`visit`), and every five minutes while anybody waits. */
export type Moment = { centre: PlayedCentre; at: Instant; visit: VisitId | null }
type Step = { at: Instant; rank: number; is: keyof typeof RANK; one: PastVisit; visit: VisitId }

/** No file says what a centre offers, nor which desk does what: what was seen so far is what is known. */
export class HistoryPlayer {
  readonly centre = new PlayedCentre()
  private readonly does = new Map<DeskId, Set<ServiceId>>()
  private readonly anyDesk = new Set<ServiceId>()

  constructor(timeZone: string) {
    this.centre.setUp(timeZone)
  }

  play(key: DayKey, visits: readonly PastVisit[], ask: (moment: Moment) => void): void {
    const { centre } = this
    const steps = stepsOf(key, visits)
    const begins = Math.min(...steps.map(({ at }) => at))
    // Nobody says when a desk closed: by the next day it has.
    for (const { id, isOpen } of centre.state.desks.values()) if (isOpen) centre.say('deskClosed', { desk: id }, begins - 1)
    centre.beginDay(key, begins - 1)
    visits.forEach(({ service }) => this.offer(service))
    visits.forEach(({ booked, service }, i) => {
      if (booked !== null) centre.say('appointmentBooked', { appointment: idOf(key, i), service, at: booked, desk: null }, begins - 1)
    })
    let tick = begins + EVERY
    for (const step of steps) {
      for (; tick <= step.at; tick += EVERY) {
        centre.until(tick)
        if (waits(centre.state, key)) ask({ centre, at: tick, visit: null })
      }
      centre.until(step.at)
      this.take(step)
      if (step.is === 'arrive' && step.one.booked === null) ask({ centre, at: step.at, visit: step.visit })
    }
  }

  private take({ at, is, one, visit }: Step): void {
    const { centre } = this
    const { service, desk, booked } = one
    if (is === 'arrive') centre.arrive(visit, service, booked === null ? null : { id: visit, at: booked, service, desk: null }, at)
    if (is === 'leave') centre.leave(visit, at)
    if (desk === null) return
    if (is === 'call') {
      this.opens(desk, service, at)
      centre.call(visit, desk, at)
    }
    if (is === 'see') centre.see(visit, at)
    if (is === 'noAnswer') centre.noAnswer(visit, desk, at)
    if (is === 'end') centre.end(visit, desk, at)
  }

  /** Until a desk is seen to do it, any desk may. */
  private offer(service: ServiceId): void {
    if (this.centre.state.services.has(service)) return
    this.centre.offer(service)
    this.anyDesk.add(service)
    for (const desk of this.does.keys()) this.setDesk(desk)
  }

  private opens(desk: DeskId, service: ServiceId, at: Instant): void {
    const does = this.does.get(desk) ?? new Set()
    this.does.set(desk, does)
    const isNew = !does.has(service)
    does.add(service)
    if (this.anyDesk.delete(service)) for (const other of this.does.keys()) this.setDesk(other)
    else if (isNew) this.setDesk(desk)
    if (!this.centre.state.desks.get(desk)?.isOpen) this.centre.say('deskOpened', { desk }, at)
  }

  private setDesk(desk: DeskId): void {
    this.centre.say('deskSet', { desk, label: desk, services: [...(this.does.get(desk) ?? []), ...this.anyDesk] }, 0)
  }
}

function waits(state: CentreState, key: DayKey): boolean {
  return [...(state.days.get(key)?.visits.values() ?? [])].some(({ situation, appointmentAt }) => situation.is === 'waiting' && appointmentAt === null)
}

/** A visit of a day by its place among the day's lines. */
export function idOf(key: DayKey, i: number): VisitId {
  return `${key}/${i}`
}

function stepsOf(key: DayKey, visits: readonly PastVisit[]): Step[] {
  const steps: Step[] = []
  visits.forEach((one, i) => {
    const { arrived, called, seen, ended, end } = one
    const step = (is: Step['is'], at: Instant | null, began: Instant | null) => {
      if (at !== null) steps.push({ at, rank: at === began ? AT_ONCE : RANK[is], is, one, visit: idOf(key, i) })
    }
    if (end === 'didNotAttend') return
    step('arrive', arrived, null)
    step('call', called, null)
    if (end === 'seen') step('see', seen, null)
    if (end === 'seen') step('end', ended, called)
    if (end === 'didNotAnswer') step('noAnswer', ended, called)
    if (end === 'left') step('leave', ended ?? passedOver(one, visits), arrived)
  })
  return steps.sort((a, b) => a.at - b.at || a.rank - b.rank)
}

/** Nobody knows when they left: by when somebody who came after them for the same was called they had. null: nobody was. */
function passedOver({ arrived, service }: PastVisit, visits: readonly PastVisit[]): Instant | null {
  const calls = visits.flatMap((other) => (other.service === service && other.called !== null && other.arrived! > arrived! ? [other.called] : []))
  return calls.length === 0 ? null : Math.min(...calls)
}
