import type { CentreState, Day } from '#domain/centre/state.ts'
import type { Punctuality } from '#domain/delays/figures.ts'
import { punctualityOf } from '#domain/delays/figures.ts'
import { MISSED_WORDS, promisesOf } from '#domain/delays/punctuality.ts'
import type { DayFile } from './dayFile.ts'

type Figure = 'onTime' | 'appointmentsSeen' | 'punctualityPercent' | 'late' | 'toldInFullAndInTime' | 'promiseKeptPercent'
/** `missed`: the latest first, by the file's own ticket or id. */
export type DayReport = Pick<Punctuality, Figure> & { missed: { ref: string; why: string }[] }

/** Whether appointments were kept, as the log says it at the end of the day. */
export function reportOf(state: CentreState, day: Day, file: DayFile): DayReport {
  const promises = promisesOf(state, day, Number.POSITIVE_INFINITY)
  const { onTime, appointmentsSeen, punctualityPercent, late, toldInFullAndInTime, promiseKeptPercent } = punctualityOf(promises)
  const refs = new Map(file.visits.map((visit) => [visit.id, visit.ticket ?? visit.id]))
  const missed = promises
    .flatMap(({ promise, visit, appointment, lateMinutes }) =>
      promise.is === 'missed' ? [{ ref: refs.get(visit ?? '') ?? appointment, why: MISSED_WORDS[promise.why], late: lateMinutes ?? 0 }] : [],
    )
    .sort((a, b) => b.late - a.late)
    .map(({ ref, why }) => ({ ref, why }))
  return { onTime, appointmentsSeen, punctualityPercent, late, toldInFullAndInTime, promiseKeptPercent, missed }
}
