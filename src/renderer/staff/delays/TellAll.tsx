import type { Command } from '#domain/centre/command.ts'
import { calledAt, reachedBy } from '#domain/delays/reached.ts'
import { timeToTell } from '#domain/delays/toTell.ts'
import { toldRange } from '#domain/estimate/say.ts'
import type { DelayReasonId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { useDelays } from './useDelays.ts'
import { proposedLater } from './whom.ts'

/** `visits`: who is affected. `since`: who was told after this knows already. `reason`: where the centre has no such reason, its first. */
type TellAllProps = { visits: readonly VisitId[]; since: Instant; reason: DelayReasonId }

/** One action for everybody who is affected and still waits: each gets their own time, and the record of it. */
export function TellAll({ visits, since, reason: usual }: TellAllProps) {
  const centre = useTheCentre()
  const screens = useCentre((view) => view.screens.live)
  const { state, day, now, waits } = useDelays()
  const { ask, said } = useAsk<Command>(centre)
  const reason = state.delayReasons.find((one) => one.reason === usual) ?? state.delayReasons[0]
  const left = visits.filter((id) => {
    const visit = day.visits.get(id)
    return visit?.situation.is === 'waiting' && calledAt(visit) === null && !reachedBy(state, day, visit).some(({ at }) => at >= since)
  })
  if (reason === undefined || (left.length === 0 && said === null)) return null
  const tell = () => {
    const each = left.map((visit) => {
      const [known, spread] = [day.visits.get(visit), waits.get(visit)]
      const likely = toldRange(spread, now)
      const expectedAt = (known && timeToTell(known, spread, now)) ?? proposedLater(now)
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
