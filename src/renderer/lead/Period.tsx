import { useEffect, useRef, useState } from 'react'
import type { Period as FromTo } from '#domain/lead/presets.ts'
import { presetOf } from '#domain/lead/presets.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { BehindList } from './BehindList.tsx'
import { ChoosePeriod } from './ChoosePeriod.tsx'
import type { Opened } from './Count.tsx'
import { CountsContext, nameOfCount } from './Count.tsx'
import { PeriodFigures } from './PeriodFigures.tsx'
import type { Grouping } from './PeriodGroups.tsx'
import { Centres, Groups } from './PeriodGroups.tsx'
import { PeriodReport } from './PeriodReport.tsx'
import { sayPeriod, sayUpTo } from './periodWords.ts'
import type { Reports } from './useReports.ts'
import { useReports } from './useReports.ts'
import styles from './Period.module.css'

/** What lies over the figures. `back`: what had the focus before, by its name; the report's button is `report`. */
type View = { is: 'figures'; back: string | null } | { is: 'list'; opened: Opened } | { is: 'report' }

/** Whether appointments were kept over any period: of every centre that this team lead looks after. Without the hub, of the days that this PC holds. */
export function Period({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const [period, setPeriod] = useState<FromTo>(() => presetOf('lastMonth', centre.today()))
  const [grouping, group] = useState<Grouping>('service')
  const [view, setView] = useState<View>({ is: 'figures', back: null })
  const reports = useReports(period)
  switch (view.is) {
    case 'list':
      return <BehindList period={period} opened={view.opened} onClose={() => setView({ is: 'figures', back: nameOfCount(view.opened) })} />
    case 'report':
      return <PeriodReport period={period} reports={reports} onClose={() => setView({ is: 'figures', back: 'report' })} />
    case 'figures':
      return (
        <Figures
          period={period}
          reports={reports}
          back={view.back}
          grouping={grouping}
          onGroup={group}
          onChoose={setPeriod}
          onOpen={(opened) => setView({ is: 'list', opened })}
          onReport={() => setView({ is: 'report' })}
          onClose={onClose}
        />
      )
  }
}

type FiguresProps = {
  period: FromTo
  reports: Reports | null
  back: string | null
  grouping: Grouping
  onGroup: (grouping: Grouping) => void
  onChoose: (period: FromTo) => void
  onOpen: (opened: Opened) => void
  onReport: () => void
  onClose: () => void
}

function Figures({ period, reports, back, onChoose, onReport, onClose, ...shown }: FiguresProps) {
  const first = useRef<HTMLButtonElement>(null)
  const report = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => {
    const was = back === null || back === 'report' ? null : document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(back)}"]`)
    // Behind a figure of a table that was folded away.
    was?.closest('details')?.setAttribute('open', '')
    const button = back === 'report' ? report : first
    ;(was ?? button.current)?.focus()
  }, [back])
  return (
    <Panel
      title="Any period"
      aside={
        <span className={styles.heading}>
          Every figure opens its visits. Esc goes back
          <Button ref={report} look="quiet" keyName="R" locked={reports?.own.report ? null : 'counting'} onPress={onReport}>
            Report
          </Button>
        </span>
      }
      grow
    >
      <div className={styles.choose}>
        <ChoosePeriod first={first} period={period} onChoose={onChoose} />
      </div>
      <Polite>{reports === null ? 'Counting.' : sayPeriod(reports.period)}</Polite>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Figures of the period">
        {reports === null ? <p>Counting.</p> : <Shown reports={reports} {...shown} />}
      </div>
    </Panel>
  )
}

type ShownProps = Pick<FiguresProps, 'grouping' | 'onGroup' | 'onOpen'> & { reports: Reports }

function Shown({ reports: { period, own, others }, grouping, onGroup, onOpen }: ShownProps) {
  const zone = useTheCentre().timeZone()
  const { report, said, name } = own
  return (
    <div className={styles.shown}>
      {said !== null && <Note>{said} Shown are only the days that this PC still holds.</Note>}
      <h3 className={styles.head}>
        {name}, {sayPeriod(period)}
      </h3>
      {report && (
        <CountsContext value={{ where: { device: null, centreName: name, names: report }, onOpen }}>
          <PeriodFigures report={report} />
          <Groups report={report} grouping={grouping} onGroup={onGroup} />
          <p className={styles.soft}>{sayUpTo(report, zone)}.</p>
        </CountsContext>
      )}
      {others.length > 0 && <Centres all={[own, ...others]} onOpen={onOpen} />}
    </div>
  )
}
