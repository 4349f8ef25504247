import type { Period } from '#domain/lead/presets.ts'
import { periodBefore } from '#domain/lead/presets.ts'
import type { Report } from '#domain/lead/period.ts'
import { sumOf } from '#domain/lead/tally.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { csvOfReports } from './csvOfReport.ts'
import { PeriodPage } from './PeriodPage.tsx'
import { sayPeriod } from './periodWords.ts'
import { PrintPage } from './PrintPage.tsx'
import type { Reports } from './useReports.ts'
import { useReports } from './useReports.ts'

/** The report of a period, for somebody who has never seen Foyer; of all centres of this team lead as one where there are several. */
export function PeriodReport({ period, reports, onClose }: { period: Period; reports: Reports | null; onClose: () => void }) {
  const earlier = useReports(periodBefore(period))
  const known = reportsOf(reports)
  const { from, to } = period
  const table = () => ({ text: csvOfReports(known), name: `punctuality-${from}-to-${to}.csv`, type: 'text/csv' })
  return (
    <PrintPage title={`Report, ${sayPeriod(period)}`} locked={earlier === null ? 'counting' : null} table={table} onClose={onClose}>
      {reports && <PeriodPage reports={reports} known={known} before={earlier && comparable(earlier, known)} />}
    </PrintPage>
  )
}

function reportsOf(reports: Reports | null): Report[] {
  return reports === null ? [] : [reports.own, ...reports.others].flatMap(({ report }) => report ?? [])
}

/** The period before, where the hub of every centre has told it; else it would be held against less than it was. */
function comparable(earlier: Reports, known: readonly Report[]): Tally | null {
  const isWhole = earlier.own.said === null && earlier.others.every(({ said }) => said === null)
  const before = reportsOf(earlier)
  return isWhole && before.length === known.length ? sumOf(before.map(({ total }) => total)) : null
}
