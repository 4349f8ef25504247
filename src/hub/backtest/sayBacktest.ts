/* A backtest, and what was wrong with a file, in plain text. */
import type { Kind } from '#domain/estimate/record.ts'
import type { DayKey } from '#domain/instant.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import type { Backtest, Compared } from './backtest.ts'
import type { Measures } from './measures.ts'
import type { WrongLine } from './columns.ts'
import type { History } from './readHistory.ts'
import type { Rival } from './rivals.ts'
import { RIVALS } from './rivals.ts'

const TITLES: Record<Kind, string> = { arrival: 'When they came', waiting: 'Every five minutes while they waited' }
const NAMES: Record<Rival, string> = {
  zms: 'the formula of ZMS',
  last: 'what the last one called had waited',
  average: 'what the last five called had waited',
  ridge: 'ridge regression on the queue',
}
const MOST_WRONG = 20

export function sayBacktest({ learnedOn, testedOn, visits, left, byKind }: Backtest, { notUsed }: Pick<History, 'notUsed'>): string[] {
  return [
    `Learned on ${sayDays(learnedOn)}. Estimated on ${sayDays(testedOn)}: ${visits === 1 ? 'one visit' : `${visits} visits`}.`,
    ...(notUsed.length > 0 ? [`Columns that were not used: ${notUsed.join(', ')}.`] : []),
    ...(left > 0 ? [`${left} of them left before they were called. How long they would have waited nobody knows: they are in no figure.`] : []),
    '',
    ...table('arrival', byKind.arrival),
    '',
    ...table('waiting', byKind.waiting),
    '',
    'off by: minutes from the middle of the range to the call, in the mean. by kept: called by the end of the range; nine in ten is meant.',
    'range: minutes from its beginning to its end, in the mean. The others say one time: their ranges, and a middle where that is nearer, come',
    'from how far off they were on the days that were learned. Only walk-ins are estimated here.',
  ]
}

/** All that is wrong with a file, up to 20 lines of it. */
export function sayWrongLines(wrong: readonly WrongLine[]): string[] {
  const said = wrong.slice(0, MOST_WRONG).map(({ line, column, sentence }) => `line ${line}${column === null ? '' : `, ${column}`}: ${sentence}`)
  return wrong.length > MOST_WRONG ? [...said, `and ${wrong.length - MOST_WRONG} more. Put these right first.`] : said
}

function sayDays(days: readonly DayKey[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return days.length === 1 ? `one day, ${sayDay(first)}` : `${days.length} days, ${sayDay(first)} to ${sayDay(last)}`
}

function table(kind: Kind, { own, unsaid, rivals }: Compared): string[] {
  const why = 'because no desk had opened yet or would see them that day'
  if (own.n === 0) return [`${TITLES[kind]}: ${unsaid > 0 ? `Foyer said nothing for any of ${unsaid}, ${why}.` : 'nobody to estimate.'}`]
  // Where people wait a minute, a tenth of one tells nothing.
  const digits = own.off < 2 ? 2 : 1
  const row = (name: string, { kept, width }: Measures, off: number) =>
    `  ${name.padEnd(40)}${off.toFixed(digits).padStart(8)}${`${Math.round(kept * 100)} %`.padStart(10)}${width.toFixed(digits).padStart(8)}`
  return [
    `${TITLES[kind]} (${own.n})`.padEnd(42) + 'off by'.padStart(8) + 'by kept'.padStart(10) + 'range'.padStart(8),
    row('Foyer', own, own.off),
    ...RIVALS.toSorted((a, b) => rivals[a].best - rivals[b].best).map((rival) => row(NAMES[rival], rivals[rival], rivals[rival].best)),
    ...(unsaid > 0 ? [`  For ${unsaid} more Foyer said nothing, ${why}: they are in no figure.`] : []),
  ]
}
