import type { Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import { percent } from '#domain/delays/figures.ts'
import { inOrder } from '#domain/lead/dimensions.ts'
import type { Group, Report } from '#domain/lead/period.ts'
import type { Period } from '#domain/lead/presets.ts'
import { periodBefore } from '#domain/lead/presets.ts'
import type { Spans } from '#domain/lead/spans.ts'
import { spansOf, sumGroups } from '#domain/lead/spans.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf, lateBands, sumOf } from '#domain/lead/tally.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { listed } from '#renderer/ui/words/desks.ts'
import { capital } from '#renderer/ui/words/capital.ts'
import { Bars } from './Bars.tsx'
import { ByHour } from './ByHour.tsx'
import { sayKey } from './groupWords.ts'
import { PeriodNotes } from './PeriodNotes.tsx'
import { sayInPeriod, sayPeriod, sayStandard } from './periodWords.ts'
import { Lines, Section, Three, Two } from './ReportParts.tsx'
import { headline, inShort } from './reportWords.ts'
import type { Reports } from './useReports.ts'
import styles from './Report.module.css'

/** So many lines at most: more, and the page is two. */
const MOST = { services: 8, centres: 8, named: 3 }

type PageProps = { reports: Reports; known: readonly Report[]; before: Tally | null }

/** One page: the finding first, then why, and what must be read with it. `known`: the centres that answered. */
export function PeriodPage({ reports, known, before }: PageProps) {
  const { period } = reports
  const demo = useTheCentre().view().state.centre?.demo
  const total = sumOf(known.map(({ total: one }) => one))
  const { promisesKept, missed, late } = figuresOf(total)
  const causes = inOrder('cause', sumGroups(known.flatMap(({ groups }) => groups.cause)), (a, b) => b.is.seen - a.is.seen)
  const hours = inOrder('hour', sumGroups(known.flatMap(({ groups }) => groups.hour)), () => 0)
  const share = (part: (of: Tally) => number, whole: (of: Tally) => number) => sayBefore(period, before && percent(part(before), whole(before)))
  return (
    <div className={styles.page}>
      <p className={styles.top}>
        <span>
          {known.length > MOST.named ? `${known.length} centres` : listed(known.map(({ centreName }) => centreName))}
          {demo ? ' (demo)' : ''}
        </span>
        <span>{sayPeriod(period)}</span>
      </p>
      <h3 className={styles.headline}>{headline({ promises: total.promises, promisesKept }, sayInPeriod(period))}</h3>
      <p>{inShort({ late, toldInFullAndInTime: total.toldInFull })}</p>
      <dl className={styles.figures}>
        <Three name="On time" part={total.onTime} whole={total.seen} before={share(onTimeOf, seenOf)} />
        <Three name="Late and told in full" part={total.toldInFull} whole={late} before={share(toldOf, lateOf)} />
        <Three name="Promise kept" part={promisesKept} whole={total.promises} before={share(keptOf, promisesOf)} />
      </dl>
      <div className={styles.columns}>
        <div>
          <Section title="How late appointments started">
            <Bars bands={lateBands(total)} />
            <p className={styles.soft}>
              Minutes. Striped is late: {late} of {total.seen}
            </p>
          </Section>
          <Section title={missed === 0 ? 'How we missed: none' : `How we missed ${missed}`}>
            <Two rows={WAYS.map((way) => [capital(MISSED_WORDS[way]), total.missed[way] ?? 0])} heads={['How', 'People']} />
          </Section>
          {known.length > 1 ? <CentreByCentre known={known} /> : <ByService report={known[0]} />}
        </div>
        <div>
          <Section title={late === 0 ? 'None was late' : `Why ${late === 1 ? 'it was' : `the ${late} were`} late`}>
            <Two rows={causes.map(({ key, is }) => [sayKey(NO_NAMES, 'cause', key), is.seen])} heads={['Why', 'Appointments']} />
            {late > total.causesConfirmed && (
              <p className={styles.soft}>Worked out from the times, and not confirmed by anybody yet: {late - total.causesConfirmed}</p>
            )}
          </Section>
          <Through spans={spansOf(sumGroups(known.flatMap(({ groups }) => groups.day)), period)} />
          <ByHour groups={hours} within={sayStandard(known, 'onTimeWithin')} look="picture" />
        </div>
      </div>
      <PeriodNotes total={total} known={known} reports={reports} />
    </div>
  )
}

const WAYS = Object.keys(MISSED_WORDS) as Missed[]
const NO_NAMES = { services: [], desks: [] }
const HEADS = ['People', 'On time', 'Promise kept'] as const
const [onTimeOf, seenOf, toldOf, promisesOf] = [(is: Tally) => is.onTime, (is: Tally) => is.seen, (is: Tally) => is.toldInFull, (is: Tally) => is.promises]
const [lateOf, keptOf] = [(is: Tally) => figuresOf(is).late, (is: Tally) => figuresOf(is).promisesKept]
const counts = (is: Tally) => [is.promises, is.onTime, keptOf(is)]

/** "December 84.1%"; null: nothing to hold it against. */
function sayBefore(period: Period, share: number | null): string | null {
  return share === null ? null : `${sayPeriod(periodBefore(period)).replace(/ \d{4}$/, '')} ${share}%`
}

const THROUGH: Record<Spans['of'], string> = { day: 'Day by day', week: 'Week by week', month: 'Month by month', quarter: 'Quarter by quarter' }

function Through({ spans: { of, spans } }: { spans: Spans }) {
  const say = (key: string) => {
    const day = sayKey(NO_NAMES, 'day', key)
    return of === 'month' || of === 'quarter' ? day.replace(/^\d+ /, '') : day.replace(/ \d{4}$/, '')
  }
  return (
    <Section title={THROUGH[of]}>
      <Lines
        heads={[of === 'week' || of === 'quarter' ? 'From' : 'When', ...HEADS]}
        rows={spans.filter(isCounted).map(({ key, is }) => [say(key), ...counts(is)])}
      />
    </Section>
  )
}

function ByService({ report }: { report: Report | undefined }) {
  if (!report) return null
  const groups = report.groups.service.filter(isCounted)
  const [shown, others] = [groups.slice(0, MOST.services), groups.slice(MOST.services)]
  const rows = shown.map(({ key, is }) => [sayKey(report, 'service', key), ...counts(is)])
  return (
    <Section title="Service by service">
      <Lines heads={['Service', ...HEADS]} rows={[...rows, ...together(others, 'services')]} />
    </Section>
  )
}

function CentreByCentre({ known }: { known: readonly Report[] }) {
  const groups = known.map(({ centreName, total }) => ({ key: centreName, is: total }))
  const [shown, others] = [groups.slice(0, MOST.centres), groups.slice(MOST.centres)]
  const rows = shown.map(({ key, is }) => [key, ...counts(is)])
  return (
    <Section title="Centre by centre">
      <Lines heads={['Centre', ...HEADS]} rows={[...rows, ...together(others, 'centres')]} />
    </Section>
  )
}

/** Nobody is left out: what has no line of its own shares the last. */
function together(others: readonly Group[], what: string) {
  return others.length === 0 ? [] : [[`${others.length} other ${what}`, ...counts(sumOf(others.map(({ is }) => is)))]]
}

function isCounted({ is }: Group): boolean {
  return is.promises > 0 || is.seen > 0
}
