import type { EventRow, NamedIncarnation } from '#hub/store/store.ts'

export interface Counters {
  /** The next event of the log: whether its device's counters still rise. */
  look(event: EventRow): string[]
  /** When all were looked at: whether the hub has noted as much as it has. */
  judge(noted: readonly NamedIncarnation[]): string[]
}

/** Whether each device's events stand in the log by rising counters, none beyond the last that the hub has noted. */
export function makeCounters(): Counters {
  const last = new Map<string, { device: string; dseq: number }>()
  const keyOf = ({ device, inc }: { device: string; inc: string }) => `${device} ${inc}`
  return {
    look(event) {
      const { n, device, dseq } = event
      const before = last.get(keyOf(event))?.dseq ?? 0
      last.set(keyOf(event), { device, dseq })
      return dseq > before ? [] : [`Number ${n} is event ${dseq} of ${device}, but that device's event ${before} stands before it.`]
    },
    judge(noted) {
      const known = new Map(noted.map((one) => [keyOf(one), one.lastDseq]))
      return [...last].flatMap(([key, { device, dseq }]) => {
        const lastDseq = known.get(key) ?? 0
        return lastDseq >= dseq ? [] : [`${device} has event ${dseq} in the log, but the hub has only noted ${lastDseq}.`]
      })
    },
  }
}
