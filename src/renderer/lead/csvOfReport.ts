import type { Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import type { Cell } from '#domain/lead/csv.ts'
import { csv } from '#domain/lead/csv.ts'
import type { Dimension } from '#domain/lead/dimensions.ts'
import type { Report } from '#domain/lead/period.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { capital } from '#renderer/ui/words/capital.ts'
import { DIMENSION_WORDS, sayKey } from './groupWords.ts'

const WAYS = Object.keys(MISSED_WORDS) as Missed[]
const HEAD = [
  ...['Centre', 'From', 'To', 'By', 'Which', 'Appointments seen', 'On time', 'On time %', 'Late and told in full', 'Promises', 'Promises kept'],
  ...[
    'Promise kept %',
    ...WAYS.map((way) => `Missed: ${MISSED_WORDS[way]}`),
    'Left before being called, with an appointment',
    'Left before being called, all',
    'Told times out by (median)',
    'Came',
    'Walk-ins',
  ],
  ...['Greeting measured', 'Greeted in time', 'Greeting median', 'Greeting 9 in 10', 'Wait median', 'Wait 9 in 10', 'Visits referred', 'Referrals'],
]

/** Every figure of the reports as one table: the whole of each centre, then by each dimension, then by day. No names, and nobody who works there. */
export function csvOfReports(reports: readonly Report[]): string {
  const rows = reports.flatMap((report): Cell[][] => {
    const of = (way: string, which: string, tally: Tally) => [report.centreName, report.from, report.to, way, which, ...figures(tally)]
    const dimensions: [Dimension, string][] = [...(Object.entries(DIMENSION_WORDS) as [Dimension, string][]), ['day', 'Day']]
    const groups = dimensions.flatMap(([dimension, words]) =>
      report.groups[dimension].map(({ key, is }) => of(words, dimension === 'day' ? key : sayKey(report, dimension, key), is)),
    )
    return [of('Whole period', '', report.total), ...groups]
  })
  return csv([HEAD.map(capital), ...rows])
}

function figures(tally: Tally): Cell[] {
  const { promisesKept, punctualityPercent, promiseKeptPercent, toldErrorMedian, greetingMedian, greeting90, waitMedian, wait90 } = figuresOf(tally)
  return [
    ...[tally.seen, tally.onTime, punctualityPercent, tally.toldInFull, tally.promises, promisesKept, promiseKeptPercent],
    ...WAYS.map((way) => tally.missed[way] ?? 0),
    ...[tally.left, tally.leftBeforeCalled, toldErrorMedian, tally.came, tally.walkIns],
    ...[tally.greetedMeasured, tally.greetedInTime, greetingMedian, greeting90, waitMedian, wait90, tally.referred, tally.referrals],
  ]
}
