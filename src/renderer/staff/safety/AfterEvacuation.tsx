import type { Command } from '#domain/centre/command.ts'
import type { Day, Evacuation } from '#domain/centre/state.ts'
import { reachedBy } from '#domain/delays/reached.ts'
import { timeToTell } from '#domain/delays/toTell.ts'
import { roundedUp, toldRange } from '#domain/estimate/say.ts'
import { MINUTE } from '#domain/instant.ts'
import { appointmentsHit } from '#domain/safety/appointmentsHit.ts'
import { interrupted } from '#domain/safety/interrupted.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
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
      <TellAll visits={late.flatMap(({ visit }) => visit ?? [])} since={to} />
    </div>
  )
}

/** One action for everybody who is affected and still waits: each gets their own time, and the record of it. */
function TellAll({ visits, since }: { visits: readonly string[]; since: number }) {
  const centre = useTheCentre()
  const screens = useCentre((view) => view.screens.live)
  const { state, day, now, waits } = useDelays()
  const { ask, said } = useAsk<Command>(centre)
  const reason = state.delayReasons.find((one) => one.reason === 'alarm') ?? state.delayReasons[0]
  const left = visits.filter((id) => {
    const visit = day.visits.get(id)
    return visit?.situation.is === 'waiting' && !reachedBy(state, day, visit).some(({ at }) => at >= since)
  })
  if (reason === undefined || (left.length === 0 && said === null)) return null
  const tell = () => {
    const each = left.map((visit) => {
      const [known, spread] = [day.visits.get(visit), waits.get(visit)]
      const likely = toldRange(spread, now)
      const expectedAt = (known && timeToTell(known, spread, now)) ?? roundedUp(now + MINUTE)
      return { notice: centre.newId(), visit, expectedAt, ...(likely && { likely }) }
    })
    void ask({ type: 'tellEach', each, reason: reason.reason, how: screens > 0 ? ['inPerson', 'screen'] : ['inPerson'], screenLive: screens > 0 })
  }
  return (
    <>
      <Refused>{said}</Refused>
      {left.length > 0 && (
        <Button keyName="T" onPress={tell}>
          {left.length === 1 ? 'Tell this person: record it' : `Tell these ${left.length}: record it`}
        </Button>
      )}
    </>
  )
}
