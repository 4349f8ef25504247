import { useEffect, useRef, useState } from 'react'
import { isDay } from '#domain/time/isDay.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import type { Period as FromTo, Preset } from '#domain/lead/presets.ts'
import { presetOf } from '#domain/lead/presets.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { SaveTable } from '#renderer/staff/SaveTable.tsx'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { csvOfReports } from './csvOfReport.ts'
import { PeriodFigures } from './PeriodFigures.tsx'
import { Centres, Groups } from './PeriodGroups.tsx'
import { PRESETS, sayUpTo } from './periodWords.ts'
import type { Reports } from './useReports.ts'
import { useReports } from './useReports.ts'
import styles from './Period.module.css'

/** Whether appointments were kept over any period: of every centre that this team lead looks after. Without the hub, of the days that this PC holds. */
export function Period({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const [period, setPeriod] = useState<FromTo>(() => presetOf('lastMonth', centre.today()))
  const reports = useReports(period)
  useKey('Escape', 'Back', onClose)
  const known = reports === null ? [] : [reports.own, ...reports.others].flatMap(({ report }) => report ?? [])
  const { from, to } = period
  return (
    <Panel title="Any period" aside="Esc goes back" grow>
      <div className={styles.choose}>
        <Presets today={centre.today()} period={period} onChoose={setPeriod} />
        <Days key={`${from} ${to}`} period={period} onChoose={setPeriod} />
        <SaveTable make={() => ({ text: csvOfReports(known), name: `punctuality-${from}-to-${to}.csv`, type: 'text/csv' })} />
      </div>
      <Polite>{reports === null ? 'Counting.' : `${sayDay(reports.period.from)} to ${sayDay(reports.period.to)}`}</Polite>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Figures of the period">
        {reports === null ? <p>Counting.</p> : <Shown reports={reports} zone={centre.timeZone()} />}
      </div>
    </Panel>
  )
}

function Shown({ reports: { period, own, others }, zone }: { reports: Reports; zone: string }) {
  const { report, said } = own
  return (
    <div className={styles.shown}>
      {said !== null && <Note>{said} Shown are only the days that this PC still holds.</Note>}
      <h3 className={styles.head}>
        {own.name}, {sayDay(period.from)} to {sayDay(period.to)}
      </h3>
      {report && (
        <>
          <PeriodFigures report={report} />
          <Groups report={report} />
          <p className={styles.soft}>{sayUpTo(report, zone)}.</p>
        </>
      )}
      {others.length > 0 && <Centres all={[own, ...others]} />}
    </div>
  )
}

const KEYS: readonly [string, Preset][] = [
  ['1', 'lastWeek'],
  ['2', 'lastMonth'],
  ['3', 'threeMonths'],
]

function Presets({ today, period, onChoose }: { today: string; period: FromTo; onChoose: (period: FromTo) => void }) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return KEYS.map(([key, preset]) => {
    const { from, to } = presetOf(preset, today)
    const chosen = from === period.from && to === period.to
    return (
      <Button key={key} ref={preset === 'lastMonth' ? first : undefined} keyName={key} pressed={chosen} onPress={() => onChoose({ from, to })}>
        {PRESETS[preset]}
      </Button>
    )
  })
}

/** From and to by hand. */
function Days({ period, onChoose }: { period: FromTo; onChoose: (period: FromTo) => void }) {
  const [from, setFrom] = useState(period.from)
  const [to, setTo] = useState(period.to)
  const wrong = !isDay(from) || !isDay(to) ? 'both days are needed' : from > to ? 'the first day is after the last' : null
  return (
    <>
      <Field label="From" type="date" keyName="R" value={from} onChange={setFrom} inline />
      <Field label="To" type="date" keyName="T" value={to} onChange={setTo} inline />
      <Button look="first" keyName="Enter" locked={wrong} onPress={() => onChoose({ from, to })}>
        Show
      </Button>
    </>
  )
}
