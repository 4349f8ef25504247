/* How late appointments started, how far out the times were that we told, and the same figures by service, desk, hour and cause. */
import type { Kept } from '#domain/delays/punctuality.ts'
import { median } from '#domain/queue/waits.ts'
import type { LateBand } from './bands.ts'
import { BANDS, inBand } from './bands.ts'
import type { Dimension } from './dimensions.ts'
import { inOrder, keysBy } from './dimensions.ts'
import { appointmentRow } from './record.ts'

/** With those who are in it. */
export type Band = LateBand & { of: Kept[] }

/** All bands, also the empty ones, of the appointments that were seen. */
export function lateness(kept: readonly Kept[]): Band[] {
  return BANDS.map((band) => {
    const of = kept.filter(({ lateMinutes }) => inBand(band, lateMinutes))
    const onTime = of.filter(wasOnTime).length
    return { ...band, onTime, late: of.length - onTime, of }
  })
}

export function wasOnTime({ promise }: Kept): boolean {
  return promise.is === 'kept' && promise.how === 'onTime'
}

/** Called, and later than the standard. */
export function startedLate(one: Kept): boolean {
  return one.calledAt !== null && !wasOnTime(one)
}

/** By how many minutes the times that we told last were wrong, early or late: the median, and of how many. null: nobody was told one. */
export function toldErrors(kept: readonly Kept[]): { median: number | null; of: number } {
  const errors = kept.flatMap(({ toldError }) => (toldError === null ? [] : [Math.abs(toldError)]))
  return { median: median(errors), of: errors.length }
}

/** Of one day. */
export type Way = Exclude<Dimension, 'day' | 'weekday'>
type Group = { key: string; of: Kept[] }

/** The same groups as those of a report: by what, under which key, in which order. */
export function groupsBy(kept: readonly Kept[], way: Way, zone: string): Group[] {
  const groups = new Map<string, Kept[]>()
  const keyOf = keysBy(way)
  for (const one of kept) {
    const key = keyOf({ ...appointmentRow(one, zone), day: '' })
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const list = [...groups].map(([key, of]) => ({ key, of }))
  return inOrder(way, list, (a, b) => b.of.length - a.of.length)
}

/** Who started late, and whose promise was missed without being seen: missed promises first, then the latest first. */
export function letDownFirst(kept: readonly Kept[]): Kept[] {
  const missed = ({ promise }: Kept) => promise.is === 'missed'
  const when = (one: Kept) => one.calledAt ?? one.plannedAt
  return kept.filter((one) => startedLate(one) || missed(one)).sort((a, b) => Number(missed(b)) - Number(missed(a)) || when(b) - when(a))
}

/** The late starts whose cause nobody has said yet, with what is proposed. */
export function proposedCauses(kept: readonly Kept[]) {
  return kept.flatMap(({ visit, cause }) => (visit !== null && cause !== null && !cause.confirmed ? [{ visit, cause: cause.is }] : []))
}
