/* Answers the waiting-time bench's questions with Foyer's own estimates. */
import { forecast } from '#domain/estimate/forecast.ts'
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
    return {
      t: line.t,
      waits: Object.fromEntries([...waits].map(([id, { low, middle, high }]) => [centre.lineId(id), [low, middle, high]])),
      late: Object.fromEntries([...late].map(([id, share]) => [centre.lineId(id), share])),
    }
  }
}
