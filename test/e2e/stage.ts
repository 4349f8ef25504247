/*
  What a test sets up around the people whose keys it presses: the centre's calling rule, its clock, colleagues at other PCs. All of
  it goes through the hub's public API, as a team lead's device and a welcome desk do it.
*/
import type { Page } from '@playwright/test'
import type { Command } from '#domain/centre/command.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { AppointmentId, DeskId, PriorityReason, RulePart, ServiceId, VisitId } from '#domain/events.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { STANDARDS, WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { must, ReplayDevice } from '#scripts/replay/device.ts'
import type { HubProcess } from './hubProcess.ts'
import { ready } from './steps.ts'

const ZONE = 'Europe/London'

export class Stage {
  readonly #lead: ReplayDevice
  readonly #welcome: ReplayDevice
  readonly #day: DayKey
  #now: Instant = Date.now()
  #people = 0
  readonly #visits = new Map<string, VisitId>()

  private constructor(lead: ReplayDevice, welcome: ReplayDevice) {
    this.#lead = lead
    this.#welcome = welcome
    this.#day = businessDay(this.#now, ZONE)
  }

  static async of(hub: HubProcess): Promise<Stage> {
    const lead = await ReplayDevice.join(hub.url, await hub.code('lead', 'Stage', null), ZONE)
    return new Stage(lead, await ReplayDevice.join(hub.url, await hub.code('welcome', 'Other welcome desk', null), ZONE))
  }

  /** The centre's clock stands at this time of today; screens that are given take it up. Needs `demoClock`. */
  async clock(time: string, ...pages: Page[]): Promise<void> {
    this.#now = localInstant(this.#day, time, ZONE)
    must(await this.#lead.road.setClock(this.#now, 0))
    await Promise.all(
      pages.map(async (page) => {
        await page.reload()
        await ready(page)
      }),
    )
  }

  async rule(parts: readonly RulePart[] = WHOLE_RULE, standards: Partial<Standards> = {}): Promise<void> {
    await this.#done(this.#lead, { type: 'setUp', event: 'callingRuleSet', body: { parts: [...parts] } })
    await this.#done(this.#lead, { type: 'setUp', event: 'standardsSet', body: { ...STANDARDS, ...standards } })
  }

  /** The demo's appointments of today, in the order of their times: the sixth is at 11:30am at Desk 1. */
  appointment(place: number): AppointmentId {
    return `${this.#day}-${place}`
  }

  /** A colleague greets somebody and gives them a number. Gives the number. */
  async comes(service: ServiceId, more: { appointment?: AppointmentId; priority?: PriorityReason } = {}): Promise<string> {
    const visit = `stage-${++this.#people}`
    await this.#done(this.#welcome, { type: 'greet', visit, appointment: more.appointment ?? null })
    const ticket = await this.#welcome.ticket(visit, this.#day)
    this.#visits.set(ticket, visit)
    const given = { visit, ticket, enquiry: `${visit}-1`, service, needs: [], callBy: 'screen' as const, partySize: 1 }
    await this.#done(this.#welcome, { type: 'giveNumber', ...given })
    if (more.priority) await this.#done(this.#welcome, { type: 'prioritise', visit, reason: more.priority })
    return ticket
  }

  /** Whatever else a team lead's device may do, now. */
  async does(command: Command): Promise<void> {
    await this.#done(this.#lead, command)
  }

  /** An instant of today. */
  at(time: string): Instant {
    return localInstant(this.#day, time, ZONE)
  }

  /** Books an appointment of today, whatever else has that time; `comes` takes it. */
  async books(appointment: AppointmentId, service: ServiceId, time: string, desk: DeskId | null = null): Promise<AppointmentId> {
    await this.does({ type: 'book', appointment, service, at: this.at(time), desk, day: this.#day, anyway: true })
    return appointment
  }

  /** The visit of somebody who came with this number. */
  visitOf(ticket: string): VisitId {
    const visit = this.#visits.get(ticket)
    if (visit === undefined) throw new Error(`Nobody has ${ticket}.`)
    return visit
  }

  async #done(device: ReplayDevice, command: Command): Promise<void> {
    const refused = await device.act(command, this.#now)
    // What stands already is set as it should be.
    if (refused !== null && !(command.type === 'setUp' && refused === 'It is already so.')) throw new Error(`${command.type}: ${refused}`)
  }
}
