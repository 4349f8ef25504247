/* Turns the lines of the waiting-time bench into what happened at a centre, and knows nothing else. Times on the lines are minutes after opening. */
import type { VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { PlayedCentre } from '#hub/backtest/playedCentre.ts'

export type DayLine = {
  type: 'day'
  n: number
  role: 'learn' | 'calibrate' | 'test'
  horizon: number
  services: string[]
  desks: { desk: number; services: number[]; rota: [number, number][] }[]
  appointments: { id: string; service: number; at: number }[]
}
export type EventLine = { type: 'event'; t: number } & (
  | { ev: 'arrive'; id: string; service: number; priority: number; appointment: number | null }
  | { ev: 'call' | 'end' | 'no-answer'; id: string; desk: number }
  | { ev: 'open'; desk: number }
  | { ev: 'close'; desk: number }
)

const FIRST_DAY = Date.UTC(2027, 0, 4)

/** One centre, day after day. */
export class BenchCentre {
  readonly played = new PlayedCentre()
  private services: string[] = []
  private opens: Instant = 0
  private day = 0

  at(t: number): Instant {
    return this.opens + Math.round(t * MINUTE)
  }

  begin({ n, services, desks, appointments }: DayLine): void {
    const { played } = this
    this.opens = FIRST_DAY + n * 24 * HOUR + 8 * HOUR
    this.day = n
    if (this.services.length === 0) this.setUp(services, desks)
    played.beginDay(new Date(this.opens).toISOString().slice(0, 10), this.opens)
    for (const { desk, rota } of desks)
      played.say('rotaSet', { desk: name(desk), open: rota.map(([from, to]) => ({ from: this.at(from), to: this.at(to) })) }, this.opens)
    for (const { id, service, at } of appointments)
      played.say('appointmentBooked', { appointment: this.id(id), service: this.services[service] ?? '', at: this.at(at), desk: null }, this.opens)
  }

  take(line: EventLine): void {
    const { played } = this
    const at = this.at(line.t)
    played.until(at)
    if (line.ev === 'open') return played.say('deskOpened', { desk: name(line.desk) }, at)
    if (line.ev === 'close') return played.say('deskClosed', { desk: name(line.desk) }, at)
    const visit = this.id(line.id)
    if (line.ev === 'arrive') {
      const service = this.services[line.service] ?? ''
      played.arrive(visit, service, line.appointment === null ? null : { id: visit, at: this.at(line.appointment), service, desk: null }, at)
      if (line.priority > 0) played.say('prioritised', { visit, reason: 'other' }, at)
      return
    }
    const desk = name(line.desk)
    if (line.ev === 'call') played.call(visit, desk, at)
    if (line.ev === 'no-answer') played.noAnswer(visit, desk, at)
    if (line.ev === 'end') played.end(visit, desk, at)
  }

  /** As on the line: without the day. */
  lineId(id: string): string {
    return id.slice(id.indexOf('/') + 1)
  }

  private setUp(services: string[], desks: DayLine['desks']): void {
    this.services = services
    this.played.setUp('Europe/London')
    for (const service of services) this.played.offer(service)
    for (const { desk, services: does } of desks)
      this.played.say('deskSet', { desk: name(desk), label: name(desk), services: does.map((i) => services[i] ?? '') }, 0)
  }

  private id(id: string): VisitId {
    return `${this.day}/${id}`
  }
}

function name(desk: number): string {
  return `D${desk}`
}
