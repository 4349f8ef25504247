/*
  Ordinary walk-ins who would come now: one for each set of desks that serves somebody. Each is called when one of those desks would call them, and
  takes up no desk, so that nobody else's time hangs on them.
*/
import type { ServiceId } from '#domain/events.ts'
import { FUTURES } from './chance.ts'
import type { Scene } from './scene.ts'

export class Newcomers {
  /** How many have not been called in the future that is played. */
  awaited = 0
  /** Minutes from now until each is called, by set of desks and future; NaN: not within the horizon. */
  private readonly calls: Float64Array[] = []
  private readonly desksOf: number[][] = []
  private readonly setsOf: number[][]
  private readonly setOf = new Map<ServiceId, number>()
  private future = 0

  constructor({ lines, desks, closes }: Scene) {
    this.setsOf = desks.map(() => [])
    const known = new Map<string, number>()
    for (const { service, desks: able } of lines) {
      // The first line of a service is that of everybody; the doors are shut after closing.
      if (this.setOf.has(service) || able.length === 0 || closes <= 0) continue
      const key = able.join(' ')
      const set = known.get(key) ?? this.add(able)
      known.set(key, set)
      this.setOf.set(service, set)
    }
  }

  /** `at`: when each desk is free at first. Where none ever is, nobody is waited for. */
  begin(future: number, at: Float64Array): void {
    this.future = future
    this.awaited = this.desksOf.filter((able) => able.some((desk) => at[desk]! < Number.POSITIVE_INFINITY)).length
  }

  waitFor(desk: number): boolean {
    return this.awaited > 0 && this.setsOf[desk]!.some((set) => Number.isNaN(this.calls[set]![this.future]!))
  }

  called(desk: number, at: number): void {
    for (const set of this.setsOf[desk]!) {
      if (!Number.isNaN(this.calls[set]![this.future]!)) continue
      this.calls[set]![this.future] = at
      this.awaited--
    }
  }

  /** Of each service that somebody could be seen for: minutes until the call, in each future. */
  *[Symbol.iterator](): Generator<readonly [ServiceId, Float64Array]> {
    for (const [service, set] of this.setOf) yield [service, this.calls[set]!]
  }

  private add(able: number[]): number {
    const set = this.calls.push(new Float64Array(FUTURES).fill(Number.NaN)) - 1
    this.desksOf.push(able)
    for (const desk of able) this.setsOf[desk]!.push(set)
    return set
  }
}
