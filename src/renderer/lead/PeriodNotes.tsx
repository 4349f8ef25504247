import type { Report } from '#domain/lead/period.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { listed } from '#renderer/ui/words/desks.ts'
import { sayGreeting, sayStandard, sayToldError, sayUpTo, sayWaits } from './periodWords.ts'
import { readWith } from './reportWords.ts'
import type { Reports } from './useReports.ts'
import styles from './Report.module.css'

type NotesProps = { total: Tally; known: readonly Report[]; reports: Reports }

/** What must be read with the figures of a period, and what they mean. */
export function PeriodNotes({ total, known, reports: { own, others } }: NotesProps) {
  const within = sayStandard(known, 'onTimeWithin')
  const zone = useTheCentre().timeZone()
  const missing = others.filter(({ report }) => report === null)
  const beside = {
    ...{ leftBeforeCalled: total.left, overGrace: total.overGrace },
    ...{ didNotAttend: total.apart.didNotAttend ?? 0, toldInOutage: total.apart.toldInOutage ?? 0 },
  }
  return (
    <div className={styles.small}>
      <p>
        <b>Read with it.</b> {readWith(beside, sayStandard(known, 'grace'), `${sayToldError(total)}.`)}
      </p>
      <p>
        <b>Everybody who came.</b> {total.came} came, {total.walkIns} of them without an appointment: {sayWaits(total)}. {total.leftBeforeCalled} left before
        being called. {total.greetedMeasured === 0 ? 'Greeting was not measured.' : greeted(total, sayStandard(known, 'greetedWithin'))}
      </p>
      <p>
        <b>What counts.</b> On time: called within {within} of the time booked, or of arrival if the customer came later. Told in full: reason and expected
        time, given by {within} after that time, and again if it slipped by more than {within}. Promise kept: on time, or told in full.
      </p>
      <p className={styles.soft}>
        {own.report && `${sayUpTo(own.report, zone)}. `}
        {own.said !== null && 'The hub could not be reached: only the days that this PC still holds. '}
        {missing.length > 0 && `Not in these figures, because their hub could not be asked: ${listed(missing.map(({ name }) => name))}. `}
        {total.enteredLater > 0 && `${total.enteredLater} entered later from paper. `}Behind every figure is the list of its visits, without names.
      </p>
    </div>
  )
}

function greeted(total: Tally, within: string): string {
  return `${total.greetedInTime} of ${total.greetedMeasured} were greeted within ${within}: ${sayGreeting(total)}.`
}
