import type { ReactNode } from 'react'
import type { CentreState } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import { byTime, rangeOf, sayShortly } from '#domain/estimate/say.ts'
import { standing } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { sayPromised } from '#renderer/staff/estimates/says.ts'
import { Tag } from '#renderer/ui/Tag.tsx'

export type Delays = ReturnType<typeof useDelays>

/**
 * At the right of a row: how long it probably still takes, or the time that an appointment is due; below it what they were told. Whoever has to be told
 * is marked. Without an estimate it is the wait so far.
 */
export function rightOf(visit: Visit, { state, day, now, waits, likely, prompts }: Delays, zone: string): { right: ReactNode; smallRight: ReactNode } {
  const time = (at: number) => sayTime(at, zone)
  const promised = promisedTo(state, day, visit)
  const told = promised && sayPromised(promised, zone)
  const prompt = prompts.find((one) => one.visit === visit.id)
  if (prompt) {
    const { again, atOnce, expectedAt } = prompt
    const before = again && promised ? `${promised.of === 'delay' ? 'about' : 'by'} ${time(promised.by)}` : null
    const then = expectedAt === null ? null : `now ${before === null ? 'about ' : ''}${time(expectedAt)}`
    return { right: <Tag urgent={atOnce}>{again ? 'Tell again' : 'Tell'}</Tag>, smallRight: [before, then].filter(Boolean).join(', ') }
  }
  const late = likely.has(visit.id) && promised === null ? 'likely late' : null
  if (isEarly(state, visit, now)) return { right: <b>due {time(visit.appointmentAt ?? now)}</b>, smallRight: late ?? told }
  const spread = waits.get(visit.id)
  const [range, by] = [rangeOf(spread), byTime(spread, now)]
  const waited = `${waitingMinutes(visit, now)} min so far`
  return { right: range ? <b>{sayShortly(range)}</b> : waited, smallRight: late ?? told ?? (by === null ? null : `by ${time(by)}`) }
}

function isEarly(state: CentreState, visit: Visit, now: number): boolean {
  return standing(state, visit, now) === 'early' && visit.appointmentAt !== null
}
