import type { LogTable } from '#hub/store/store.ts'

const PAGE = 500

/** Whether each device's events stand in the log by rising counters, none beyond the last that the hub has noted. */
export async function troubleWithCounters(log: LogTable, centre: string, head: number): Promise<string[]> {
  const last = new Map<string, { device: string; inc: string; dseq: number }>()
  const troubles: string[] = []
  for (let n = 0; n < head;) {
    const rows = await log.after(centre, n, PAGE)
    if (rows.length === 0) break
    for (const { n: at, device, inc, dseq } of rows) {
      const key = `${device} ${inc}`
      const before = last.get(key)?.dseq ?? 0
      if (dseq <= before) troubles.push(`Number ${at} is event ${dseq} of ${device}, but that device's event ${before} stands before it.`)
      last.set(key, { device, inc, dseq })
      n = at
    }
  }
  for (const { device, inc, dseq } of last.values()) {
    const noted = (await log.incarnation(centre, device, inc)).lastDseq
    if (noted < dseq) troubles.push(`${device} has event ${dseq} in the log, but the hub has only noted ${noted}.`)
  }
  return troubles
}
