import { MINUTE, HOUR } from '#domain/instant.ts'
import type { Instant } from '#domain/instant.ts'
import { tz } from '@date-fns/tz'
import { parse } from 'date-fns'
import type { DayFile, DayVisit } from './dayFile.ts'

export type Step =
  | { at: Instant; what: 'finish' | 'arrive' | 'call' | 'start' | 'leave'; visit: DayVisit }
  | { at: Instant; what: 'close' | 'open'; counter: string }
  | { at: Instant; what: 'answerHere'; count: number }

/** What comes first at one and the same instant: a desk is freed before it closes, opens before it calls, people come before they are called. */
const ORDER: Record<Step['what'], number> = { finish: 0, leave: 1, close: 2, open: 3, arrive: 4, answerHere: 5, call: 6, start: 7 }

/** All that happens on the day, in order. Those answered at the welcome desk are only counted by hour: spread over the hour. */
export function timeline(file: DayFile): Step[] {
  const steps: Step[] = []
  for (const { name, open } of file.counters) {
    for (const [from, to] of open) steps.push({ at: from, what: 'open', counter: name }, { at: to, what: 'close', counter: name })
  }
  for (const visit of file.visits) {
    steps.push({ at: visit.arrivedAt, what: 'arrive', visit })
    if (visit.calledAt !== null) steps.push({ at: visit.calledAt, what: 'call', visit })
    if (visit.startedAt !== null) steps.push({ at: visit.startedAt, what: 'start', visit })
    if (visit.endedAt !== null) steps.push({ at: visit.endedAt, what: 'finish', visit })
    if (visit.leftAt !== null) steps.push({ at: visit.leftAt, what: 'leave', visit })
  }
  for (const { hour, answeredAtWelcomeDesk: count } of file.byHour) {
    const start = parse(`${file.date} ${hour}`, 'yyyy-MM-dd HH:mm', 0, { in: tz(file.timezone) }).getTime()
    for (let i = 0; i < count; i++) steps.push({ at: start + Math.floor(((i + 0.5) * HOUR) / count / MINUTE) * MINUTE, what: 'answerHere', count: i })
  }
  return steps.sort((a, b) => a.at - b.at || ORDER[a.what] - ORDER[b.what])
}
