import type { Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import { groupsBy, lateness, proposedCauses } from '#domain/lead/lateness.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { capital } from '#renderer/ui/words/capital.ts'
import { Bars } from './Bars.tsx'
import { sayError } from './HowLate.tsx'
import { Lines, Section, Three, Two } from './ReportParts.tsx'
import { headline, inShort, readWith } from './reportWords.ts'
import type { AtDay } from './view.ts'
import { PICKS } from './view.ts'
import { sayKey } from './groupWords.ts'
import { sayOrLess } from './words.ts'
import styles from './Report.module.css'

/** The day on one page, for somebody who has never seen Foyer: the finding first. `complete`: up to when it holds everybody's work. */
export function DayReport({ complete, ...at }: AtDay & { complete: string }) {
  const { figures, kept, zone, state, names, now } = at
  const causes = groupsBy(kept, 'cause', zone)
  const proposed = proposedCauses(kept).length
  const ways = (Object.keys(MISSED_WORDS) as Missed[]).map((why) => [capital(MISSED_WORDS[why]), figures.missed[why]] as const)
  const missed = figures.promises - figures.promisesKept
  const hours = groupsBy(
    kept.filter(({ promise }) => promise.is !== 'apart'),
    'hour',
    zone,
  )
  return (
    <div className={styles.page}>
      <p className={styles.top}>
        <span>
          {state.centre?.name ?? ''}
          {state.centre?.demo ? ' (demo)' : ''}
        </span>
        <span>
          {sayDay(businessDay(now, zone))}, up to {sayTime(now, zone)}
        </span>
      </p>
      <h3 className={styles.headline}>{headline(figures)}</h3>
      <p>{inShort(figures)}</p>
      <dl className={styles.figures}>
        <Three name="On time" part={figures.onTime} whole={figures.appointmentsSeen} />
        <Three name="Late and told in full" part={figures.toldInFullAndInTime} whole={figures.late} />
        <Three name="Promise kept" part={figures.promisesKept} whole={figures.promises} />
      </dl>
      <div className={styles.two}>
        <Section title="How late appointments started">
          <Bars bands={lateness(kept)} />
          <p className={styles.soft}>
            Minutes. Striped is late: {figures.late} of {figures.appointmentsSeen}
          </p>
        </Section>
        <Section title={figures.late === 0 ? 'None was late' : `Why ${figures.late === 1 ? 'it was' : `the ${figures.late} were`} late`}>
          <Two rows={causes.map(({ key, of }) => [sayKey(names, 'cause', key), of.length])} heads={['Why', 'Appointments']} />
          {proposed > 0 && <p className={styles.soft}>Worked out from the times, and not confirmed by anybody yet: {proposed}</p>}
        </Section>
        <Section title={missed === 0 ? 'How we missed: none' : `How we missed ${missed}`}>
          <Two rows={ways} heads={['How', 'People']} />
        </Section>
        <Section title="Hour by hour">
          <Lines
            heads={['Booked', 'People', 'On time', 'Promise kept']}
            rows={hours.map(({ key, of }) => [
              sayKey(names, 'hour', key),
              ...[of.length, of.filter(PICKS.onTime.holds).length, of.filter(PICKS.kept.holds).length],
            ])}
          />
        </Section>
      </div>
      <ReadWithIt complete={complete} {...at} />
    </div>
  )
}

/** What must be read with the figures, and what they mean. */
function ReadWithIt({ complete, figures, standards, kept, day }: AtDay & { complete: string }) {
  const counts = dayCounts(day)
  return (
    <div className={styles.small}>
      <p>
        <b>Read with it.</b> {readWith(figures, sayMinutes(standards.grace), sayError(kept))}
      </p>
      <p>
        <b>Without an appointment.</b> {withoutOne(counts)}
      </p>
      <p>
        <b>What counts.</b> On time: called within {sayMinutes(standards.onTimeWithin)} of the time booked, or of arrival if the customer came later. Told in
        full: reason and expected time, given by {sayMinutes(standards.onTimeWithin)} after that time, and again if it slipped by more than{' '}
        {sayMinutes(standards.onTimeWithin)}. Promise kept: on time, or told in full. These minutes are this centre’s own settings.
      </p>
      <p className={styles.soft}>
        {complete}. {counts.enteredLater > 0 && `${counts.enteredLater} entered later from paper. `}Behind every figure is the list of its visits, without
        names.
      </p>
    </div>
  )
}

function withoutOne({ walkIns, medianWalkInWaitMinutes: median, p90WalkInWaitMinutes: p90, longestWalkInWaitMinutes: longest }: ReturnType<typeof dayCounts>) {
  if (median === null) return `${walkIns} came. None was called yet, so waits are not measured.`
  return `${walkIns} came: half waited ${sayOrLess(Math.round(median))}, 9 in 10 waited ${sayOrLess(p90 ?? 0)}, the longest ${sayMinutes(longest ?? 0)}.`
}
