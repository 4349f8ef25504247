import { businessDay } from '#domain/time/businessDay.ts'
import { sayClock } from '#domain/time/sayTime.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { csvOfDay } from './csvOfDay.ts'
import { DayReport } from './DayReport.tsx'
import { PrintPage } from './PrintPage.tsx'
import { sayComplete } from './sayComplete.ts'
import type { AtDay } from './view.ts'

/** The report of the day. The network is not needed. */
export function Report({ onClose, ...at }: AtDay & { onClose: () => void }) {
  const sync = useCentre((view) => view.sync)
  const complete = sayComplete(sync, at.zone) ?? `Complete up to ${sayClock(at.now, at.zone)}`
  const table = () => ({ text: csvOfDay(at), name: `appointments-${businessDay(at.now, at.zone)}.csv`, type: 'text/csv' })
  return (
    <PrintPage title="Report of the day" table={table} onClose={onClose}>
      <DayReport {...at} complete={complete} />
    </PrintPage>
  )
}
