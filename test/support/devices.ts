/*
  Several devices and their hub, without a network: who is in touch sends and hears, who is not goes on alone. For property
  tests of the domain; the real sync has a simulator of its own.
*/
import type { Command } from '#domain/centre/command.ts'
import { decide } from '#domain/centre/decide.ts'
import { fold, settleAll } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { DeviceId, LoggedEvent } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { DAY, given } from './given.ts'

type Device = { id: DeviceId; confirmed: CentreState; unsent: LoggedEvent[]; dseq: number }

export class Devices {
  /** The log in its order, each event with the outcome that the hub stored. */
  readonly log: LoggedEvent[] = given().log
  /** The hub's state after each event of the log. */
  readonly states: CentreState[]
  readonly devices: Device[]

  constructor(names: DeviceId[]) {
    this.states = this.log.map((_, place) => fold(EMPTY_CENTRE, this.log.slice(0, place + 1)))
    this.devices = names.map((id) => ({ id, confirmed: this.state, unsent: [], dseq: 0 }))
  }

  get state(): CentreState {
    return this.states.at(-1) ?? EMPTY_CENTRE
  }

  /** What this device believes: confirmed, then its own unsent. */
  view(device: Device): CentreState {
    return settleAll(device.confirmed, device.unsent).state
  }

  /** What somebody asks at this device, on what it believes. True when it was done. */
  ask(device: Device, command: Command, now: Instant): boolean {
    const decision = decide(this.view(device), command, { now, day: DAY, device: device.id })
    if ('refused' in decision) return false
    for (const event of decision.events) {
      device.dseq++
      device.unsent.push({ ...event, id: `${device.id}:${device.dseq}`, n: null, device: device.id, inc: `${device.id}-1`, outcome: 'applied' } as LoggedEvent)
    }
    return true
  }

  /** The device is in touch: what it has goes into the log in its order, and it hears all that is there. */
  meet(device: Device): void {
    for (const event of device.unsent) {
      const { state, outcomes } = settleAll(this.state, [{ ...event, n: this.log.length + 1 }])
      this.log.push({ ...event, n: this.log.length + 1, outcome: outcomes[0] ?? 'applied' })
      this.states.push(state)
    }
    device.unsent = []
    device.confirmed = this.state
  }
}
