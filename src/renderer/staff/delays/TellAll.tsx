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
  const each = visits.flatMap((id) => {
    const visit = day.visits.get(id)
    if (visit?.situation.is !== 'waiting' || calledAt(visit) !== null || reachedBy(state, day, visit).some(({ at }) => at >= since)) return []
    const likely = toldRange(waits.get(id), now)
    const expectedAt = timeToTell(visit, waits.get(id), now) ?? proposedLater(now)
    // Whose own time comes after that is not late.
    return expectedAt <= (visit.appointmentAt ?? 0) ? [] : [{ visit: id, expectedAt, ...(likely && { likely }) }]
  })
  if (reason === undefined || (each.length === 0 && said === null)) return null
  const tell = () => {
    const notices = each.map((one) => ({ ...one, notice: centre.newId() }))
    void ask({ type: 'tellEach', each: notices, reason: reason.reason, how: screens > 0 ? ['inPerson', 'screen'] : ['inPerson'], screenLive: screens > 0 })
  }
  return (
    <>
      <Refused>{said}</Refused>
      {each.length > 0 && (
        <Button keyName="T" onPress={tell}>
          {each.length === 1 ? 'Tell this person: record it' : `Tell these ${each.length}: record it`}
        </Button>
      )}
    </>
  )
}
