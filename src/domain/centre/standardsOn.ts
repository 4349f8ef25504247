import type { DayKey } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { STANDARDS } from '#domain/queue/callingRule.ts'
import type { CentreState } from './state.ts'

/** The standards that hold on a day: what was set last of those that begin on it or before. */
export function standardsOn({ standardsSince }: Pick<CentreState, 'standardsSince'>, day: DayKey): Standards {
  const begun = standardsSince.filter(({ from }) => from <= day)
  const latest = begun.reduce<DayKey>((last, { from }) => (from > last ? from : last), '')
  return begun.findLast(({ from }) => from === latest)?.is ?? STANDARDS
}

/** Those that held on the days of a period, each from its first day there. */
export function standardsIn(state: Pick<CentreState, 'standardsSince'>, from: DayKey, to: DayKey): { from: DayKey; is: Standards }[] {
  const begun = state.standardsSince.flatMap((one) => (from < one.from && one.from <= to ? [one.from] : []))
  return [...new Set([from, ...begun])].toSorted().map((day) => ({ from: day, is: standardsOn(state, day) }))
}
