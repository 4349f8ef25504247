import type { ReactNode } from 'react'
import type { Apart, Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import type { Report } from '#domain/lead/period.ts'
import type { VisitOutcome } from '#domain/lead/record.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf, lateBands } from '#domain/lead/tally.ts'
import { Bars } from './Bars.tsx'
import { OUTCOMES, sayPercent, sayToldError, sayWaits } from './periodWords.ts'
import { APART, capital } from './words.ts'
import styles from './Period.module.css'

/** Counts first; what could make them look better than they are stands beside them. */
export function PeriodFigures({ report: { total } }: { report: Report }) {
  const { promisesKept, punctualityPercent, promiseKeptPercent, missed, late } = figuresOf(total)
  return (
    <>
      <dl className={styles.figures}>
        <Leading
          name="On time"
          count={`${total.onTime} of ${total.seen}`}
          more={punctualityPercent === null ? 'No appointment was seen' : `${sayPercent(punctualityPercent)} of appointments seen`}
        />
        <Leading name="Promise kept" count={`${promisesKept} of ${total.promises}`} more={`${sayPercent(promiseKeptPercent)}. ${sayToldError(total)}`} />
        <Leading name="Left before being called" count={total.leftBeforeCalled} more={`of ${total.came} who came, ${total.left} with an appointment`} />
      </dl>
      <p className={styles.also}>
        <span>
          {late} late, {total.toldInFull} of them told in full and in time
        </span>
        <span>{greeted(total)}</span>
        <span>Walk-ins: {sayWaits(total)}</span>
        <span>{total.overGrace} customers came later than the grace time</span>
        <span>{total.referrals} referred to another service</span>
        {total.enteredLater > 0 && <span>{total.enteredLater} entered later from paper</span>}
      </p>
      <div className={styles.three}>
        <Counted title={missed === 0 ? 'How we missed: none' : `How we missed ${missed}`} heads={['How', 'People']} rows={ways(total)} />
        <Bars bands={lateBands(total)} caption="How late appointments started. Striped is late" />
        <div>
          <Counted title="Not counted as kept or missed" heads={['Why', 'Appointments']} rows={apart(total)} />
          <Counted title="What became of visits" heads={['Outcome', 'Visits']} rows={outcomes(total)} />
        </div>
      </div>
      <p className={styles.soft}>
        On time: called within the standard of that day, from the time booked, or from arrival if the customer came later. Promise kept: on time, or told a
        reason and a time, in time, and again when it slipped. The standards are in Settings.
      </p>
    </>
  )
}

const greeted = ({ greetedMeasured, greetedInTime }: Tally) =>
  greetedMeasured === 0 ? 'Greeting not measured' : `${greetedInTime} of ${greetedMeasured} greeted in time`
const ways = ({ missed }: Tally) => (Object.keys(MISSED_WORDS) as Missed[]).map((way) => [capital(MISSED_WORDS[way]), missed[way] ?? 0] as const)
const apart = (tally: Tally) => (Object.keys(tally.apart) as Apart[]).map((why) => [APART[why], tally.apart[why] ?? 0] as const)
const outcomes = (tally: Tally) => (Object.keys(tally.outcomes) as VisitOutcome[]).map((one) => [OUTCOMES[one], tally.outcomes[one] ?? 0] as const)

function Leading({ name, count, more }: { name: string; count: ReactNode; more: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.leading}>{count}</dd>
      <dd className={styles.soft}>{more}</dd>
    </div>
  )
}

function Counted({ title, heads, rows }: { title: string; heads: readonly [string, string]; rows: readonly (readonly [string, number])[] }) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col" className={styles.right}>
            {heads[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([words, count]) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td className={styles.right}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
