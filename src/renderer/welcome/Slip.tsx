import { dayOf } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import type { VisitId } from '#domain/events.ts'
import { sayWhenCalled } from '#domain/estimate/say.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import styles from './Slip.module.css'

/** What somebody takes along: the number, when they came, how we call them, and what to have ready. No name and no service: nobody's business is public. */
export function Slip({ visit: id }: { visit: VisitId }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const visit = dayOf(state, centre.today()).visits.get(id)
  if (!visit || visit.ticket === null) return null
  const zone = centre.timeZone()
  // What has passed, or ended with a call, is nothing to take along.
  const promised = promisedTo(state, dayOf(state, centre.today()), visit)
  const told = promised?.of === 'wait' && promised.by > now ? visit.told.find(({ at, by }) => at === promised.at && by === promised.by) : undefined
  const service = currentEnquiry(visit)?.service
  const askFor = (service && state.services.get(service)?.askFor) || []
  return (
    <section className={styles.slip} data-slip={visit.ticket}>
      <p>{state.centre?.name}</p>
      <p className={styles.number}>
        <bdi>{visit.ticket}</bdi>
      </p>
      <p>
        {sayDate(visit.arrivedAt, zone)}, {sayTime(visit.arrivedAt, zone)}
      </p>
      <p>
        {told
          ? sayWhenCalled(told, told.at, visit.callBy, zone)
          : visit.callBy === 'comeAndGet'
            ? 'We will come and get you.'
            : 'We will show your number on the screen.'}
      </p>
      {askFor.length > 0 && (
        <>
          <p>Please have ready:</p>
          <ul className={styles.papers}>
            {askFor.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
