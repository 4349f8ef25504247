import type { Kind } from '#domain/estimate/record.ts'
import { methodOf } from '#domain/estimate/record.ts'
import type { Backtest, Compared } from './backtest.ts'
import type { Measures } from './measures.ts'
import type { History } from './readHistory.ts'

const KINDS: readonly Kind[] = ['arrival', 'waiting']

/** The figures of a backtest for a program. Minutes, shares, days as `2027-01-12`. */
export function figuresOf({ learnedOn, testedOn, visits, left, byKind, learned }: Backtest, { notUsed }: Pick<History, 'notUsed'>) {
  const kinds = KINDS.map((kind) => [kind, { method: methodOf(learned.record, kind), ...of(byKind[kind]) }])
  return { learnedOn, testedOn, visits, leftBeforeBeingCalled: left, notUsed, ...(Object.fromEntries(kinds) as Record<Kind, ReturnType<typeof of>>) }
}

function of({ own, unsaid, rivals }: Compared) {
  const others = Object.entries(rivals).map(([name, { raw, best, ...rest }]) => [
    name,
    { ...rounded(rest), meanErrorAsItComes: round(raw), foyerBeside: round(own.off / best) },
  ])
  return { foyer: { ...rounded(own), saidNothingFor: unsaid }, ...Object.fromEntries(others) }
}

function rounded({ n, off, bias, kept, width, pinball }: Measures) {
  return { n, meanError: round(off), tooLong: round(bias), kept: round(kept), width: round(width), pinball90: round(pinball) }
}

function round(x: number): number {
  return Math.round(x * 1000) / 1000
}
