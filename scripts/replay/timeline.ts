import { MINUTE, HOUR } from '#domain/instant.ts'
import type { Instant } from '#domain/instant.ts'
import { tz } from '@date-fns/tz'
import { parse } from 'date-fns/parse'
import type { DayFile, DayVisit } from './dayFile.ts'

export type Step =
  | { at: Instant; what: 'finish' | 'arrive' | 'tell' | 'call' | 'start' | 'leave'; visit: DayVisit }
  | { at: Instant; what: 'close' | 'open'; counter: string }
  | { at: Instant; what: 'answerHere'; count: number }

/** What comes first at one and the same instant where nothing says otherwise: a desk is freed before it closes, and opens before it calls. */
const ORDER: Record<Step['what'], number> = { finish: 0, leave: 1, close: 2, open: 3, arrive: 4, answerHere: 5, tell: 6, call: 7, start: 8 }

/** All that happens on the day, in order. Those answered at the welcome desk are only counted by hour: spread over the hour. */
export function timeline(file: DayFile): Step[] {
  const steps: Step[] = []
  for (const { name, open } of file.counters) {
    for (const [from, to] of open) steps.push({ at: from, what: 'open', counter: name }, { at: to, what: 'close', counter: name })
  }
  for (const visit of file.visits) {
    steps.push({ at: visit.arrivedAt, what: 'arrive', visit })
    if (visit.delayNotice !== null) steps.push({ at: visit.delayNotice.at, what: 'tell', visit })
    if (visit.calledAt !== null) steps.push({ at: visit.calledAt, what: 'call', visit })
    if (visit.startedAt !== null) steps.push({ at: visit.startedAt, what: 'start', visit })
    if (visit.endedAt !== null) steps.push({ at: visit.endedAt, what: 'finish', visit })
    if (visit.leftAt !== null) steps.push({ at: visit.leftAt, what: 'leave', visit })
  }
  for (const { hour, answeredAtWelcomeDesk: count } of file.byHour) {
    const start = parse(`${file.date} ${hour}`, 'yyyy-MM-dd HH:mm', 0, { in: tz(file.timezone) }).getTime()
    for (let i = 0; i < count; i++) steps.push({ at: start + Math.floor(((i + 0.5) * HOUR) / count / MINUTE) * MINUTE, what: 'answerHere', count: i })
  }
  return inOrder(steps)
}

function inOrder(steps: Step[]): Step[] {
  const sorted = steps.sort((a, b) => a.at - b.at || ORDER[a.what] - ORDER[b.what])
  return [...Map.groupBy(sorted, ({ at }) => at).values()].flatMap(atOneInstant)
}

/** The first of those that wait for nobody, again and again. Nothing waits in a circle: each visit and each desk goes one way. */
function atOneInstant(steps: Step[]): Step[] {
  const left = [...steps]
  const done: Step[] = []
  while (left.length > 0) {
    const free = left.findIndex((one) => !left.some((other) => other !== one && mustPrecede(other, one, steps)))
    done.push(...left.splice(Math.max(free, 0), 1))
  }
  return done
}

const OF_A_VISIT: readonly Step['what'][] = ['arrive', 'tell', 'call', 'start', 'finish', 'leave']

/** Of two steps at one instant: a visit keeps its own order, and a desk lets one person go before it calls the next and before it closes. */
function mustPrecede(first: Step, second: Step, all: readonly Step[]): boolean {
  if (second.what === 'close') {
    if ('visit' in first) return first.visit.counter === second.counter && first.what === 'call' && !opensAgain(second.counter, all)
    return false
  }
  if (!('visit' in first) || !('visit' in second)) return false
  if (first.visit === second.visit) return OF_A_VISIT.indexOf(first.what) < OF_A_VISIT.indexOf(second.what)
  if (second.what !== 'call' || (first.what !== 'finish' && first.what !== 'leave')) return false
  return first.visit.counter === second.visit.counter && wasCalledBefore(first.visit, second.visit, all)
}

function opensAgain(counter: string, all: readonly Step[]): boolean {
  return all.some((step) => step.what === 'open' && step.counter === counter)
}

/** Two people whom a desk called at one instant: the one who was done at once came first, else the one who stands first in the file. */
function wasCalledBefore(one: DayVisit, other: DayVisit, all: readonly Step[]): boolean {
  if (one.calledAt === null || other.calledAt === null) return false
  if (one.calledAt !== other.calledAt) return one.calledAt < other.calledAt
  const over = (visit: DayVisit) => visit.endedAt ?? visit.leftAt ?? Number.POSITIVE_INFINITY
  if (over(one) !== over(other)) return over(one) < over(other)
  const place = (visit: DayVisit) => all.findIndex((step) => 'visit' in step && step.visit === visit)
  return place(one) < place(other)
}
