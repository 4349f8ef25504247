import type { ReactNode } from 'react'
import type { Apart, Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import type { FigureName } from '#domain/lead/figures.ts'
import type { Report } from '#domain/lead/period.ts'
import type { VisitOutcome } from '#domain/lead/record.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { capital } from '#renderer/ui/words/capital.ts'
import { Count } from './Count.tsx'
import { ByHour } from './ByHour.tsx'
import { HowLateOver } from './HowLateOver.tsx'
import { OUTCOMES, sayGreeting, sayPercent, sayStandard, sayToldError, sayWaits } from './periodWords.ts'
import { APART } from './words.ts'
import { Heads } from './Heads.tsx'
import styles from './Period.module.css'

/** Counts first; what could make them look better than they are stands beside them. Each opens its list. */
export function PeriodFigures({ report }: { report: Report }) {
  const { total, groups } = report
  const within = sayStandard([report], 'onTimeWithin')
  const { promisesKept, punctualityPercent, promiseKeptPercent, missed, late } = figuresOf(total)
  const of = (figure: FigureName, words: ReactNode) => (
    <Count figure={figure} tally={total}>
      {words}
    </Count>
  )
  return (
    <>
      <dl className={styles.figures}>
        <Leading
          name="On time"
          count={of('onTime', `${total.onTime} of ${total.seen}`)}
          more={punctualityPercent === null ? 'No appointment was seen' : `${sayPercent(punctualityPercent)}, called within ${within}`}
        />
        <Leading
          name="Promise kept"
          count={of('kept', `${promisesKept} of ${total.promises}`)}
          more={
            <>
              {sayPercent(promiseKeptPercent)}. {of('toldATime', sayToldError(total))}
            </>
          }
        />
        <Leading
          name="Left before being called"
          count={of('leftBeforeCalled', total.leftBeforeCalled)}
          more={
            <>
              of {of('came', `${total.came} who came`)}, {of('left', `${total.left} with an appointment`)}
            </>
          }
        />
      </dl>
      <p className={styles.also}>
        <span>
          {of('late', `${late} late`)}, {of('told', `${total.toldInFull} of them told in full and in time`)}
        </span>
        <span>{greeted(report, of)}</span>
        <span>
          {of('waited', 'Walk-ins')}: {sayWaits(total)}
        </span>
        <span>{of('overGrace', `${total.overGrace} came over ${sayStandard([report], 'grace')} late`)}</span>
        <span>
          {of('referred', `${total.referred} referred to another service`)}
          {total.referrals > total.referred && `, ${total.referrals} times`}
        </span>
        {total.enteredLater > 0 && <span>{of('enteredLater', `${total.enteredLater} entered later from paper`)}</span>}
      </p>
      <div className={styles.pair}>
        <HowLateOver total={total} within={within} />
        <ByHour groups={groups.hour} within={within} />
      </div>
      <div className={styles.three}>
        <Counted title={missed === 0 ? 'How we missed: none' : `How we missed ${missed}`} heads={['How', 'People']} rows={ways(total)} />
        <Counted title="Not counted as kept or missed" heads={['Why', 'Appointments']} rows={apart(total)} />
        <Counted title="What became of visits" heads={['Outcome', 'Visits']} rows={outcomes(total)} />
      </div>
      <p className={styles.soft}>
        On time: called within {within} of the time booked, or of arrival if the customer came later. Promise kept: on time, or told a reason and a time, in
        time, and again when it slipped. Each day is judged by the standards that held on it.
      </p>
    </>
  )
}

function greeted(report: Report, of: (figure: FigureName, words: ReactNode) => ReactNode) {
  const { total } = report
  if (total.greetedMeasured === 0) return 'Greeting not measured'
  return (
    <>
      {of('greetedInTime', `${total.greetedInTime} of ${total.greetedMeasured} greeted within ${sayStandard([report], 'greetedWithin')}`)},{' '}
      {of('greeted', sayGreeting(total))}
    </>
  )
}

type Row = { figure: FigureName; words: string; tally: Tally }
const ways = (tally: Tally) =>
  (Object.keys(MISSED_WORDS) as Missed[]).map((way): Row => ({ figure: `missed.${way}`, words: capital(MISSED_WORDS[way]), tally }))
const apart = (tally: Tally) => (Object.keys(tally.apart) as Apart[]).map((why): Row => ({ figure: `apart.${why}`, words: APART[why], tally }))
const outcomes = (tally: Tally) =>
  (Object.keys(tally.outcomes) as VisitOutcome[]).map((one): Row => ({ figure: `outcome.${one}`, words: OUTCOMES[one], tally }))

function Leading({ name, count, more }: { name: string; count: ReactNode; more: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.leading}>{count}</dd>
      <dd className={styles.soft}>{more}</dd>
    </div>
  )
}

function Counted({ title, heads, rows }: { title: string; heads: readonly [string, string]; rows: readonly Row[] }) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <Heads heads={[heads[0], `>${heads[1]}`]} />
      </thead>
      <tbody>
        {rows.map(({ figure, words, tally }) => (
          <tr key={figure}>
            <th scope="row">{words}</th>
            <td className={styles.right}>
              <Count figure={figure} tally={tally} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
