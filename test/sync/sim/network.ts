/*
  The network between devices and hub: it delays, drops, doubles, reorders, cuts, and leaves lines half open, by a seeded dice.
*/
import type { Carrier } from '#renderer/port/road.ts'
import type { Answered, SimHub } from './hub.ts'
import { LineEnd } from './hub.ts'
import type { Owner, Scheduler } from './scheduler.ts'

export type Weather = { loses: number; doubles: number; slow: number; reorders: number }
export const STILL: Weather = { loses: 0, doubles: 0, slow: 0, reorders: 0 }

/** Where a PC is plugged in. */
export type Plug = { device: string; cut: boolean; lines: Set<{ break: (told: boolean) => void }> }

export type Met = (kind: string) => void

export class Network {
  weather: Weather = { ...STILL }
  private readonly scheduler: Scheduler
  private readonly hub: SimHub
  private readonly random: () => number
  private readonly met: Met

  constructor(scheduler: Scheduler, hub: SimHub, random: () => number, met: Met) {
    this.scheduler = scheduler
    this.hub = hub
    this.random = random
    this.met = met
  }

  private chance(of: number, kind: string): boolean {
    if (of === 0 || this.random() >= of) return false
    this.met(kind)
    return true
  }

  private delay(): number {
    if (this.chance(this.weather.slow, 'delay')) return 200 + this.random() * 4000
    return 1 + this.random() * 12
  }

  carrier(plug: Plug, owner: Owner, heardAnswer: (path: string, text: string) => void): Carrier {
    return {
      send: (method, path, body, timeoutMs) =>
        new Promise((resolve, reject) => {
          const { scheduler } = this
          const timer = scheduler.schedule(owner, timeoutMs, () => reject(new Error('no answer in time')))
          const fail = () => void scheduler.schedule(owner, this.delay(), () => reject(new Error('connection reset')))
          const back = (answer: Answered) => {
            if (this.chance(this.weather.loses, 'drop')) return
            scheduler.schedule(owner, this.delay(), () => {
              if (plug.cut || timer.cancelled) return
              timer.cancelled = true
              if (answer.status < 300) heardAnswer(path, answer.text)
              resolve(answer)
            })
          }
          const arrive = (then: (answer: Answered) => void) => () => {
            if (plug.cut) return
            if (!this.hub.parts) return fail()
            this.hub.ask({ device: plug.device, method, path, body }, then, fail)
          }
          if (this.chance(this.weather.loses, 'drop')) return
          scheduler.schedule(scheduler.world, this.delay(), arrive(back))
          // A proxy that tries again: the hub hears it twice, the second time perhaps much later.
          if (this.chance(this.weather.doubles, 'duplicate'))
            scheduler.schedule(
              scheduler.world,
              this.delay() + this.random() * 3000,
              arrive(() => undefined),
            )
        }),
      open: (path, heard, closed) => this.openLine(plug, owner, path, (text) => (heardAnswer(path, text), heard(text)), closed),
    }
  }

  private openLine(plug: Plug, owner: Owner, path: string, heard: (text: string) => void, closed: () => void): () => void {
    const { scheduler } = this
    const line = { up: true, deaf: false, told: false, last: 0 }
    const tell = (delay = this.delay()) => {
      if (line.told) return
      line.told = true
      line.up = false
      scheduler.schedule(owner, delay, closed)
    }
    const carry = (text: string) => {
      if (plug.cut) line.deaf = true
      if (!line.up || line.deaf) return
      // In order, as TCP does it; out of order only where the weather says so, which no line should survive worse than late.
      line.last = this.chance(this.weather.reorders, 'reorder') ? scheduler.now + this.delay() : Math.max(line.last, scheduler.now + this.delay())
      const arrive = () => {
        if (plug.cut) line.deaf = true
        if (line.up && !line.deaf) heard(text)
      }
      scheduler.schedule(owner, line.last - scheduler.now, arrive)
      if (this.chance(this.weather.doubles, 'duplicate')) scheduler.schedule(owner, line.last - scheduler.now + this.random() * 2000, arrive)
    }
    const pong = () => {
      if (!plug.cut && line.up && !line.deaf) scheduler.schedule(this.hub.owner, this.delay(), () => end.emit('pong'))
    }
    const end = new LineEnd(carry, pong)
    end.once('close', () => {
      if (!plug.cut && !line.deaf) tell()
    })
    const handle = {
      break: (told: boolean) => {
        line.deaf = true
        if (told) tell()
        else this.met('halfOpen')
        scheduler.schedule(this.hub.owner, 5000, () => end.terminate())
      },
    }
    plug.lines.add(handle)
    scheduler.schedule(scheduler.world, this.delay(), () => {
      if (plug.cut) return tell(3000)
      if (!this.hub.parts || this.chance(this.weather.loses, 'drop')) return tell()
      this.hub.openLine(plug.device, path, end, () => {
        if (!plug.cut && !line.deaf) tell()
      })
    })
    return () => {
      line.told = true
      line.up = false
      plug.lines.delete(handle)
      scheduler.schedule(this.hub.owner, this.delay(), () => end.terminate())
    }
  }
}
