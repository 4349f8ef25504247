import { useEffect, useRef } from 'react'
import { sayClock } from '#domain/time/sayTime.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { SaveTable } from '#renderer/staff/SaveTable.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { usePrint } from '#renderer/ui/usePrint.tsx'
import { csvOfDay } from './csvOfDay.ts'
import { DayReport } from './DayReport.tsx'
import { sayComplete } from './sayComplete.ts'
import type { AtDay } from './view.ts'
import styles from './Report.module.css'

/** The report of the day: to read here, to print on one page, to save as a table. The network is not needed. */
export function Report({ onClose, ...at }: AtDay & { onClose: () => void }) {
  const sync = useCentre((view) => view.sync)
  const { print, printed } = usePrint()
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const complete = sayComplete(sync, at.zone) ?? `Complete up to ${sayClock(at.now, at.zone)}`
  const report = <DayReport {...at} complete={complete} />
  return (
    <Panel title="Report of the day" aside="Esc goes back" grow>
      <div className={styles.actions}>
        <Button ref={first} look="first" keyName="Enter" onPress={() => print(report)}>
          Print, one page
        </Button>
        <SaveTable make={() => ({ text: csvOfDay(at), name: `appointments-${businessDay(at.now, at.zone)}.csv`, type: 'text/csv' })} />
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Report of the day">
        {report}
      </div>
      {printed}
    </Panel>
  )
}
