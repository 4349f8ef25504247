import type { Day, Evacuation } from '#domain/centre/state.ts'
import { appointmentsHit } from '#domain/safety/appointmentsHit.ts'
import { interrupted } from '#domain/safety/interrupted.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { TellAll } from '#renderer/staff/delays/TellAll.tsx'
import { listed } from '#renderer/ui/words/desks.ts'
import styles from './Safety.module.css'

/** What is left to do once everybody is back: whom to tell, all in one action, and what is not measured. */
export function AfterEvacuation({ day, evacuation }: { day: Day; evacuation: Evacuation }) {
  const zone = useTheCentre().timeZone()
  const { from, to, drill } = evacuation
  if (to === null) return null
  const late = appointmentsHit(day, { from, to })
  const cut = [...day.visits.values()].filter((visit) => interrupted({ evacuations: [evacuation] }, visit)).length
  return (
    <div className={styles.screen}>
      <h3>
        {drill ? 'The drill' : 'The evacuation'} from {sayTime(from, zone)} to {sayTime(to, zone)}
      </h3>
      <p>
        Everybody kept their place, and their waiting time went on. {cut} {cut === 1 ? 'conversation was' : 'conversations were'} interrupted: the estimates do
        not learn from {cut === 1 ? 'it' : 'them'}.
      </p>
      {late.length > 0 && (
        <p>Tell the people with appointments at {listed(late.map(({ at }) => sayTime(at, zone)))}: “We had to leave the building for a fire alarm.”</p>
      )}
      <TellAll visits={late.flatMap(({ visit }) => visit ?? [])} since={to} reason="alarm" />
    </div>
  )
}
