/* Answers the waiting-time bench's questions with Foyer's own estimates. */
import { forecast } from '#domain/estimate/forecast.ts'
import { HORIZON } from '#domain/estimate/simulate.ts'
import { dayOf } from '#domain/centre/state.ts'
import { learnDay } from '#domain/estimate/learnDay.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import type { DayLine, EventLine } from './translate.ts'
import { BenchCentre } from './translate.ts'

export type Line = DayLine | EventLine | { type: 'predict'; t: number } | { type: 'end' }
export type Answer = { t: number; waits: Record<string, [number, number, number]>; late: Record<string, number> }

export class Predictor {
  readonly centre = new BenchCentre()
  learned: Learned = PLANNED

  take(line: Line): Answer | null {
    const { centre } = this
    const { played } = centre
    if (line.type === 'day') centre.begin(line)
    if (line.type === 'event') centre.take(line)
    if (line.type === 'end') this.learned = learnDay(this.learned, played.before, played.key, played.events)
    if (line.type !== 'predict') return null
    const now = centre.at(line.t)
    played.until(now)
    const { waits, late } = forecast(played.state, played.key, now, this.learned)
    const waiting = [...dayOf(played.state, played.key).visits.values()].filter(({ situation }) => situation.is === 'waiting')
    return {
      t: line.t,
      // The bench wants an answer also for whom nobody can be promised anything: as late as the eye reaches.
      waits: Object.fromEntries(
        waiting.map(({ id }) => {
          const { low, middle, high } = waits.get(id) ?? { low: HORIZON, middle: HORIZON, high: HORIZON }
          return [centre.lineId(id), [low, middle, high]]
        }),
      ),
      late: Object.fromEntries([...late].map(([id, share]) => [centre.lineId(id), share])),
    }
  }
}
