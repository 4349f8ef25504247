import { MINUTE } from '#domain/instant.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { useEstimates } from '#renderer/centre/useEstimates.ts'
import { sayIfLonger } from '#renderer/staff/estimates/says.ts'
import type { AtDesk } from './useDesk.ts'
import styles from './Adviser.module.css'

/** Who begins late if this one takes that long. Nobody is hurried: it is said once, in a line, while there is time. */
export function IfLonger({ day, desk }: Pick<AtDesk, 'day' | 'desk'>) {
  const zone = useTheCentre().timeZone()
  const estimated = useEstimates()
  const found = estimated?.forecast.ifLonger.get(desk.id)
  if (!estimated || !found) return null
  const visit = day.visits.get(found.late)
  const booked = visit?.appointmentAt ?? day.appointments.get(found.late)?.at
  if (booked === undefined) return null
  return <p className={styles.soft}>{sayIfLonger(estimated.at + found.past * MINUTE, { ticket: visit?.ticket ?? null, booked }, estimated.asAt, zone)}</p>
}
