import type { SetUpCommand } from '#domain/centre/setUp.ts'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { USUAL_REASONS } from '#domain/delays/usualReasons.ts'
import type { Bodies, RulePart } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { isDay } from '#domain/time/isDay.ts'
import { isSame } from './useForm.ts'

export type Reasons = Bodies['delayReasonsSet']['reasons']
/** `from`: the day from which the standards in the form hold. */
export type StandardsDraft = { standards: Standards; from: DayKey; keptForWalkIns: number; parts: RulePart[]; reasons: Reasons }

export function readStandards(state: CentreState, today: DayKey): StandardsDraft {
  const isFirst = state.delayReasons.length === 0
  const reasons = isFirst ? USUAL_REASONS : state.delayReasons
  return { standards: standardsOn(state, today), from: today, keptForWalkIns: state.keptForWalkIns, parts: [...(isFirst ? WHOLE_RULE : state.rule)], reasons }
}

/** Another day: the form shows what holds then. What has been promised and counted already is not rewritten, so never a day before today. */
export function fromDay(draft: StandardsDraft, from: string, state: CentreState, today: DayKey): StandardsDraft {
  if (!isDay(from)) return { ...draft, from }
  const day = from < today ? today : from
  return { ...draft, from: day, standards: standardsOn(state, day) }
}

export function saveStandards(draft: StandardsDraft, was: StandardsDraft, state: CentreState, today: DayKey): SetUpCommand[] {
  const isFirst = state.delayReasons.length === 0
  const before = draft.from === was.from ? was.standards : standardsOn(state, draft.from)
  // Without a day they hold from the day on which they are set.
  const standards = draft.from === today ? draft.standards : { ...draft.standards, from: draft.from }
  return [
    ...(isFirst || !isSame(draft.standards, before) ? [{ type: 'setUp', event: 'standardsSet', body: standards } as const] : []),
    ...(draft.keptForWalkIns === was.keptForWalkIns
      ? []
      : [{ type: 'setUp', event: 'keptForWalkInsSet', body: { keptForWalkIns: draft.keptForWalkIns } } as const]),
    ...(isFirst || !isSame(draft.parts, was.parts) ? [{ type: 'setUp', event: 'callingRuleSet', body: { parts: draft.parts } } as const] : []),
    ...(isFirst || !isSame(draft.reasons, was.reasons) ? [{ type: 'setUp', event: 'delayReasonsSet', body: { reasons: draft.reasons } } as const] : []),
  ]
}

/** The days still to come from which other standards hold, in their order. */
export function laterStandards({ standardsSince }: Pick<CentreState, 'standardsSince'>, today: DayKey): DayKey[] {
  return [...new Set(standardsSince.map(({ from }) => from))].filter((from) => from > today).toSorted()
}
