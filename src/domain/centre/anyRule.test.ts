/*
  Any day of a centre in touch, under any calling rule: whatever people press, in whatever order. After every step nobody is in
  two places, nobody is lost, no clock runs backwards, and for every call it can be said why this one.
*/
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, DAY, given, make } from '#test/support/given.ts'
import type { Change, DelayScope, DeskId, HowTold, LoggedEvent, RulePart } from '#domain/events.ts'
import type { DelayCommand } from '#domain/delays/tellDelay.ts'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { callingOrder, nextForDesk, queueForDesk } from '#domain/queue/callingOrder.ts'
import { PLAIN_RULE, WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { awayMinutes, waitedMinutes, waitsOf } from '#domain/queue/waits.ts'
import { explained } from '#domain/queue/whyThisOne.ts'
import { standsNow } from '#domain/visit/evolveCorrected.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { clashes } from '#domain/appointments/clashes.ts'
import { standingOf } from '#domain/appointments/standingOf.ts'
import { canonical } from './canonical.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import { fold, settleAll } from './fold.ts'
import { whyNotCalled } from './settle.ts'
import type { CentreState, Day } from './state.ts'
import { dayOf, EMPTY_CENTRE } from './state.ts'

const DESKS = ['one', 'two', 'three']
const SERVICES = ['tax', 'housing', 'parking']
const press = fc.record({ what: fc.nat(999), whom: fc.nat(40), which: fc.nat(59), later: fc.oneof(fc.nat(9 * SECOND), fc.nat(9 * MINUTE)) })
type Press = typeof press extends fc.Arbitrary<infer T> ? T : never
const anyRule = fc.oneof(fc.constant(PLAIN_RULE), fc.constant(WHOLE_RULE), fc.subarray([...WHOLE_RULE]))
const anyDay = fc.record({
  rule: anyRule,
  longWait: fc.constantFrom(5, 15, 40),
  presses: fc.array(press, { minLength: 5, maxLength: 120, size: 'max' }),
})
type AnyDay = typeof anyDay extends fc.Arbitrary<infer T> ? T : never

/** What can be pressed about somebody, or at a desk. The common way comes often. */
const ABOUT = [
  ...Array(9).fill(['giveNumber', 'callNext', 'callNext', 'start', 'start', 'complete']),
  ...['call', 'callAgain', 'callAgain', 'noAnswer', 'noAnswer', 'bringBack', 'bringBack', 'leave', 'stepOut', 'hold', 'takeOffHold'],
  ...['refer', 'addEnquiry', 'prioritise', 'removePriority', 'seeNow', 'attachAppointment', 'noteNeeds', 'answerHere', 'undo'],
  ...['openDesk', 'closeDesk', 'finishNotes', 'takeBreak', 'greet'],
  ...['giveNumberFirst', 'giveNumberFirst', 'addEnquiry', 'addEnquiry', 'notePartySize', 'tellWait', 'tellWait', 'enterFromPaper', 'practise'],
  ...['correct', 'correct', 'correct', 'correct', 'endAtClosing', 'keepOpen', 'evacuate', 'endEvacuation', 'endEvacuation', 'endEvacuation'],
  ...['tellDelay', 'tellDelay', 'tellEach', 'endDelay', 'recordOutage', 'takeBackOutage', 'setLateCauses'],
  ...['moveAppointment', 'moveAppointment', 'cancelAppointment', 'needCover', 'setUp', 'book'],
  ...['takePlace', 'leavePlace', 'setCannotToday', 'markAwayToday', 'raisePanic', 'acknowledgePanic', 'endPanic', 'closeDay', 'closeDay', 'closeDay'],
].flat() as Command['type'][]
const STAFF = ['sam', 'ann']

function command(what: Command['type'], { which }: Press, visit: Visit, now: Instant, day: Day): Command | null {
  const { id, history, enquiries } = visit
  const desk = DESKS[which % 3] ?? 'one'
  const service = SERVICES[which % 3] ?? 'tax'
  const anyway = which % 2 === 0 ? ({ anyway: true } as const) : {}
  const screen = which % 3 === 0 ? {} : { screenLive: which % 3 === 1 }
  switch (what) {
    case 'greet':
      return { type: what, visit: id, appointment: null }
    case 'giveNumber':
      return {
        type: what,
        visit: id,
        ticket: id.slice(1),
        enquiry: `${id}-1`,
        service,
        needs: [],
        callBy: which % 7 === 0 ? 'comeAndGet' : 'screen',
        partySize: 1,
      }
    case 'callNext':
      return { type: what, desk, ...anyway, ...screen }
    case 'call':
      return { type: what, visit: id, desk, ...(which % 5 === 0 ? {} : { reason: 'quickMatter' }), ...anyway, ...screen }
    case 'callAgain':
      return { type: what, visit: id, desk, ...screen }
    case 'start':
    case 'noAnswer':
      return { type: what, visit: id, desk }
    case 'complete':
      return { type: what, visit: id, desk, outcome: 'finishedToday', next: null }
    case 'refer':
      return { type: what, visit: id, desk, service }
    case 'hold':
      return { type: what, visit: id, desk: which % 4 === 0 ? null : desk }
    case 'addEnquiry':
      return { type: what, visit: id, enquiry: `${id}-${enquiries.length + 1}`, service }
    case 'prioritise':
      return { type: what, visit: id, reason: which % 2 === 0 ? 'unwell' : 'sameDay' }
    case 'seeNow':
      return { type: what, visit: id, reason: which % 2 === 0 ? 'emergency' : 'safeguarding' }
    case 'attachAppointment':
      return { type: what, visit: id, appointment: [...day.appointments.keys()][which % Math.max(1, day.appointments.size)] ?? 'none' }
    case 'noteNeeds':
      return { type: what, visit: id, needs: ['interpreter'], callBy: 'screen' }
    case 'answerHere':
      return { type: what, visit: id, service: null }
    case 'undo':
      return history.length > 0 ? { type: what, visit: id, event: history.at(-1)!.id } : null
    case 'bringBack':
    case 'leave':
    case 'stepOut':
    case 'takeOffHold':
    case 'removePriority':
      return { type: what, visit: id }
    case 'openDesk':
    case 'finishNotes':
      return { type: what, desk }
    case 'closeDesk':
      return { type: what, desk, ...anyway }
    case 'takeBreak':
      return { type: what, desk, until: now + (1 + which) * MINUTE }
    default:
      return ofTheDay(what, { which }, visit, now, day)
  }
}

/** What is about the whole day, about people, or puts something right. */
function ofTheDay(what: Command['type'], { which }: Pick<Press, 'which'>, visit: Visit, now: Instant, day: Day): Command | null {
  const { id, enquiries } = visit
  const desk = DESKS[which % 3] ?? 'one'
  const service = SERVICES[which % 3] ?? 'tax'
  const staff = STAFF[which % 2] ?? 'sam'
  switch (what) {
    case 'giveNumberFirst':
      return { type: what, visit: id, ticket: id.slice(1), needs: [], callBy: 'screen', partySize: 1 }
    case 'tellWait':
      return { type: what, visit: id, from: now, by: now + (1 + which) * MINUTE, expected: now + which * MINUTE }
    case 'notePartySize':
      return { type: what, visit: id, partySize: 1 + (which % 4) }
    case 'correct':
      return { type: what, visit: id, change: someChange(visit, which, now), why: 'wrongKey' }
    case 'enterFromPaper': {
      const seen = which % 3 > 0
      const times = { arrivedAt: now - 9 * MINUTE, calledAt: seen ? now - 7 * MINUTE : null, endedAt: now - 2 * MINUTE }
      return {
        type: what,
        visit: `paper-${now}`,
        ticket: `P${which}`,
        enquiry: `paper-${now}-1`,
        service,
        ...times,
        desk: seen ? desk : null,
        outcome: seen ? 'finishedToday' : null,
        next: null,
      }
    }
    case 'endAtClosing':
      return { type: what, visit: id, as: (['seen', 'appointmentMade', 'toldToComeBack', 'left', 'notRecorded'] as const)[which % 5] ?? 'left' }
    case 'keepOpen':
      return { type: what, visit: id, why: 'stillHere' }
    case 'takePlace':
      return { type: what, staff, desk: which % 4 === 0 ? null : desk }
    case 'setCannotToday':
      return { type: what, staff, services: which % 3 === 0 ? [] : [service] }
    case 'markAwayToday':
      return { type: what, desk, staff: null }
    case 'evacuate':
    case 'raisePanic':
      return what === 'evacuate' ? { type: what, drill: which % 2 === 0 } : { type: what, desk, drill: which % 2 === 0 }
    case 'acknowledgePanic':
    case 'endPanic':
      return { type: what, panic: day.panics.at(-1)?.event ?? 'none' }
    case 'setUp':
      return { type: what, event: 'keptForWalkInsSet', body: { keptForWalkIns: which % 4 } }
    case 'book':
    case 'moveAppointment':
    case 'cancelAppointment':
    case 'needCover':
      return aboutAppointment(what, which, now, day)
    case 'tellDelay':
    case 'tellEach':
    case 'endDelay':
    case 'recordOutage':
    case 'takeBackOutage':
    case 'setLateCauses':
      return aboutDelays(what, which, visit, now, day)
    case 'practise':
      return enquiries.length % 2 === 0 ? { type: what, visit: `practice-${now}` } : null
    case 'leavePlace':
      return { type: what, staff }
    case 'closeDay':
    case 'endEvacuation':
      return { type: what }
    default:
      return null
  }
}

function aboutDelays(what: DelayCommand['type'], which: number, { id: visit }: Visit, now: Instant, day: Day): Command {
  const desk = DESKS[which % 3] ?? 'one'
  const scopes: DelayScope[] = [{ of: 'centre' }, { of: 'service', service: SERVICES[which % 3] ?? 'tax' }, { of: 'desk', desk }, { of: 'visit', visit }]
  const how = { reason: null, how: which % 2 === 0 ? ['inPerson'] : ['screen', 'inPerson'], screenLive: which % 3 === 0 } satisfies Partial<DelayCommand>
  const expectedAt = now + (which % 9) * 5 * MINUTE
  if (what === 'tellDelay')
    return { type: what, notice: `n${now}`, scope: scopes[which % 4] ?? { of: 'centre' }, expectedAt, ...how, how: [...how.how] as HowTold[] }
  if (what === 'tellEach') return { type: what, each: [{ notice: `e${now}`, visit, expectedAt }], ...how, how: [...how.how] as HowTold[] }
  if (what === 'endDelay') return { type: what, notice: day.delays.at(-1)?.notice ?? 'none' }
  if (what === 'recordOutage') return { type: what, from: now - which * MINUTE, to: now }
  if (what === 'takeBackOutage') return { type: what, outage: day.outages.at(-1)?.event ?? 'none' }
  return { type: 'setLateCauses', causes: [{ visit, cause: which % 2 === 0 ? 'system' : 'chosen' }] }
}

function aboutAppointment(what: 'book' | 'moveAppointment' | 'cancelAppointment' | 'needCover', which: number, now: Instant, day: Day): Command {
  const slots = [...day.appointments.values()]
  const appointment = slots[which % Math.max(1, slots.length)]?.id ?? 'none'
  const to = { day: DAY, at: now + (which % 12) * 5 * MINUTE, desk: [null, 'one', 'two'][which % 3] ?? null }
  const anyway = which % 4 === 0 ? {} : ({ anyway: true } as const)
  if (what === 'book') return { type: what, appointment: `booked-${now}`, service: SERVICES[which % 2] ?? 'tax', ...to, ...anyway }
  if (what === 'moveAppointment') return { type: what, appointment, day: DAY, to, whose: which % 2 === 0 ? 'ours' : 'customers', why: 'asked', ...anyway }
  return what === 'needCover' ? { type: what, appointment, day: DAY } : { type: what, appointment, day: DAY, whose: 'customers', why: 'asked' }
}

/** Something to put right about this visit: sometimes what makes sense, sometimes what must be refused. */
function someChange({ enquiries, arrivedAt }: Visit, which: number, now: Instant): Change {
  const enquiry = enquiries[which % Math.max(1, enquiries.length)]?.id ?? 'none'
  const at = arrivedAt + ((which % 20) / 20) * (now + MINUTE - arrivedAt)
  const what = CHANGES[which % CHANGES.length] ?? 'reopened'
  switch (what) {
    case 'reopened':
      return { what }
    case 'service':
      return { what, enquiry, service: SERVICES[which % 3] ?? 'tax' }
    case 'desk':
      return { what, enquiry, desk: DESKS[which % 3] ?? 'one' }
    case 'outcome':
      return { what, enquiry, outcome: 'appointmentMade', next: { byWhen: DAY, tellBy: 'phone' } }
    case 'arrivedAt':
    case 'greetedAt':
      return { what, at: Math.round(at) }
    default:
      return { what, enquiry, at: Math.round(at) }
  }
}
const CHANGES = ['reopened', 'service', 'desk', 'outcome', 'arrivedAt', 'greetedAt', 'calledAt', 'seenAt', 'endedAt'] as const

type Step = { before: CentreState; after: CentreState; event: LoggedEvent; now: Instant }
type Lived = { log: LoggedEvent[]; steps: Step[]; state: CentreState }

function live({ rule, longWait, presses }: AnyDay): Lived {
  const standards = { greetedWithin: 2, onTimeWithin: 5, grace: 15, longWait, keepPlace: longWait }
  const slots = [...Array(8).keys()].map((i) => {
    const body = { appointment: `slot-${i}`, service: SERVICES[i % 2] ?? 'tax', at: at('9:10') + i * 15 * MINUTE, desk: [null, 'one', 'two'][i % 3] ?? null }
    return make('appointmentBooked', '8:00', body)
  })
  const set = [
    make('callingRuleSet', '7:30', { parts: [...rule] as RulePart[] }),
    make('standardsSet', '7:30', standards),
    make('deskOpened', '8:50', { desk: 'three' }),
    ...STAFF.map((staff) => make('staffSet', '7:30', { staff, name: staff, initials: 'A', roles: ['adviser'], cannot: [], lunch: null, desk: null })),
  ]
  const { log, state: start } = given(...set, ...slots)
  const lived: Lived = { log, steps: [], state: start }
  let now = at('9:00')
  for (const one of presses) {
    now += one.later
    const asked = { now, day: DAY, device: 'pc-welcome' }
    for (const tried of candidates(lived.state, one, now)) {
      const decision = decide(lived.state, tried, asked)
      if ('refused' in decision) continue
      for (const event of decision.events)
        happen(lived, { ...event, id: `x${lived.log.length}`, n: lived.log.length + 1, device: 'pc-welcome', inc: 'i' } as LoggedEvent, now)
      break
    }
  }
  return lived
}

/** What this press tries, the first that the rules allow: a new person sometimes, else something about whom it falls on. */
function* candidates(state: CentreState, one: Press, now: Instant): Generator<Command> {
  const day = dayOf(state, DAY)
  const known = [...day.visits.values()]
  const visit = `v${known.length + 1}`
  const open = known.filter((one) => !isOver(one)).length
  if (one.what % 4 === 0 && open < 12) {
    const slot = [...day.appointments.values()].filter((booked) => booked.visit === null)[one.which % 8]
    yield { type: one.which % 2 === 0 ? 'greet' : 'noteArrival', visit, appointment: one.which % 3 === 0 ? (slot?.id ?? null) : null }
  }
  const from = one.whom % Math.max(1, known.length)
  const wanted = ABOUT[one.what % ABOUT.length] ?? 'callNext'
  const common = (['giveNumber', 'callNext', 'start', 'complete', 'openDesk'] as const).toSpliced(0, one.which % 2)
  if (known.length === 0) return
  for (const what of [wanted, ...common]) {
    for (const about of [...known.slice(from), ...known.slice(0, from)]) {
      const asked = command(what, one, about, now, day)
      if (asked) yield asked
    }
  }
}

function happen(lived: Lived, event: LoggedEvent, now: Instant): void {
  const { state: after, outcomes } = settleAll(lived.state, [event])
  const logged = { ...event, outcome: outcomes[0] ?? 'applied' } as LoggedEvent
  lived.steps.push({ before: lived.state, after, event: logged, now })
  lived.log.push(logged)
  lived.state = after
}

const RUNS = process.env.FOYER_RUNS
/** The same days at every run, so that a red one is about the change at hand; with FOYER_RUNS so many others. */
const DAYS = RUNS ? { numRuns: Number(RUNS) } : { numRuns: 200, seed: 20270118 }

function always(promise: (day: Lived) => void): void {
  fc.assert(
    fc.property(anyDay, (one) => {
      const day = live(one)
      try {
        promise(day)
      } catch (error) {
        const story = day.steps.map(
          ({ event: { type, at: when, body, outcome } }) => `${(when - at('9:00')) / SECOND}s ${type} ${JSON.stringify(body)} ${outcome}`,
        )
        throw new Error(`${(error as Error).message}\n${one.rule.join(' ')}\n${story.join('\n')}`, { cause: error })
      }
    }),
    DAYS,
  )
}

const ids = (visits: readonly { id: string }[]) => visits.map(({ id }) => id)
const visitsOf = (state: CentreState) => [...dayOf(state, DAY).visits.values()]
/** The number first: who has one and has said nothing yet is at the welcome desk. */
const openOrNone = (visit: Visit) => visit.enquiries.every((one) => one.outcomes.length > 0)
/** No adviser of today does what they came for. */
const nobodyDoes = (state: CentreState, { enquiries }: Visit) => {
  const service = (enquiries.find((one) => one.outcomes.length === 0) ?? enquiries.at(-1))?.service
  return service !== undefined && DESKS.every((desk) => !doesToday(state, desk, service))
}
/** Said once more: what stands for the desk, less what who sits there does not do. */
const doesToday = (state: CentreState, desk: DeskId, service: string) => {
  const { services = [], staff = null } = state.desks.get(desk) ?? {}
  const who = [...state.staff.values()].find((one) => one.id === staff)
  return services.includes(service) && !(who?.cannotNow ?? who?.cannot ?? []).includes(service)
}
/** A plain assertion: a matcher of vitest costs more than a whole day. */
function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
const same = (one: readonly string[], other: readonly string[], what: string) =>
  must(one.join(' ') === other.join(' '), `${what}: ${one.join(' ')} / ${other.join(' ')}`)

/** The rule once more, as the sentence says it: by asking one after the other instead of by sorting. */
function bySentence(state: CentreState, day: Day, desk: DeskId, now: Instant): Visit | null {
  const { rule, standards } = state
  const has = (part: RulePart) => rule.includes(part)
  const openOf = (visit: Visit) => visit.enquiries.find((one) => one.outcomes.length === 0)
  const serves = (one: DeskId, visit: Visit) => doesToday(state, one, openOf(visit)?.service ?? '')
  const mine = (visit: Visit) => {
    const named = visit.appointmentDesk
    const here = day.away.every((one) => one.desk !== named)
    const binds =
      here && has('namedDesk') && named !== null && openOf(visit) === visit.enquiries[0] && openOf(visit)?.referrals.length === 0 && serves(named, visit)
    return serves(desk, visit) && (!binds || named === desk)
  }
  const place = (visit: Visit) => {
    const lost = visit.absences.filter((one) => has('placeLapses') && one.to !== null && one.to > one.from + standards.keepPlace * MINUTE)
    return lost.at(-1)?.to ?? visit.arrivedAt
  }
  const keeps = (visit: Visit) => visit.appointmentAt !== null && place(visit) <= visit.appointmentAt + standards.grace * MINUTE
  const time = (visit: Visit) => (keeps(visit) ? Math.max(visit.appointmentAt ?? 0, place(visit)) : place(visit))
  const first = (among: Visit[], by: (visit: Visit) => number) =>
    among.sort((a, b) => by(a) - by(b) || place(a) - place(b) || (a.id < b.id ? -1 : 1))[0] ?? null

  const waiting = [...day.visits.values()].filter((visit) => visit.situation.is === 'waiting' && mine(visit))
  const atOnce = first(
    waiting.filter((visit) => has('seeNow') && visit.seeNow !== null),
    place,
  )
  if (atOnce) return atOnce
  const isEarly = (visit: Visit) => keeps(visit) && now < (visit.appointmentAt ?? 0) - 2 * MINUTE
  const ready = waiting.filter((visit) => !isEarly(visit))
  const due = first(
    ready.filter((visit) => has('due') && keeps(visit)),
    time,
  )
  const waitsSince = (visit: Visit) => {
    const since = Math.max(openOf(visit)?.readyAt ?? visit.arrivedAt, place(visit))
    return openOf(visit) === visit.enquiries[0] && !openOf(visit)?.referrals.length ? Math.max(since, visit.appointmentAt ?? 0) : since
  }
  const long = first(
    ready.filter((visit) => has('longWait') && !keeps(visit) && now - waitsSince(visit) > standards.longWait * MINUTE),
    place,
  )
  if (due && long) {
    const turns = [...day.visits.values()].flatMap(({ calls }) => calls).filter((call) => call.desk === desk && ['due', 'longWait'].includes(call.because))
    const last = turns.sort((a, b) => a.at - b.at || (a.event < b.event ? -1 : 1)).at(-1)
    return last?.because === 'due' ? long : due
  }
  if (due ?? long) return due ?? long
  const before = first(
    ready.filter((visit) => has('priority') && !keeps(visit) && (visit.priority !== null || visit.seeNow !== null)),
    place,
  )
  return before ?? first(ready, time) ?? (has('early') ? first(waiting, time) : null)
}

/** The plain rule, said once more. */
function plainOrder(day: Day, now: Instant): Visit[] {
  const RANK = { due: 0, priority: 1, arrival: 2, early: 3 }
  const standing = (visit: Visit) => {
    const booked = visit.appointmentAt
    if (booked !== null && visit.arrivedAt <= booked + 15 * MINUTE) return now >= booked - 2 * MINUTE ? 'due' : 'early'
    return visit.priority ? 'priority' : 'arrival'
  }
  const since = (visit: Visit, how: string) => (how === 'due' || how === 'early' ? Math.max(visit.appointmentAt ?? 0, visit.arrivedAt) : visit.arrivedAt)
  return [...day.visits.values()]
    .filter((visit) => visit.situation.is === 'waiting')
    .sort((a, b) => {
      const [one, other] = [standing(a), standing(b)] as const
      return RANK[one] - RANK[other] || since(a, one) - since(b, other) || a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1)
    })
}

describe('on any day of a centre in touch, under any rule', { timeout: 1_800_000 }, () => {
  test('no visit is in two places', () => {
    always(({ steps }) => {
      for (const { after, now } of steps) {
        const busy = visitsOf(after).flatMap(({ situation: now }) =>
          now.is === 'called' ? [now.desk] : now.is === 'beingSeen' ? now.at.map((seat) => seat.desk) : [],
        )
        must(new Set(busy).size === busy.length, `two visits at one desk: ${busy.join(' ')}`)
        for (const { situation } of visitsOf(after)) must(situation.is !== 'beingSeen' || situation.at.length === 1, 'at two desks')
        const order = ids(callingOrder(after, dayOf(after, DAY), now))
        same([...order].sort(), ids(visitsOf(after).filter((visit) => visit.situation.is === 'waiting')).sort(), 'the queue is who waits, once each')
      }
    })
  })

  test('none is lost', () => {
    always(({ steps, state, log }) => {
      for (const { before, after, event, now } of steps) {
        const day = dayOf(after, DAY)
        same(ids(visitsOf(before)), ids(visitsOf(after)).slice(0, visitsOf(before).length), 'who was known stays known')
        const offered = new Set(DESKS.flatMap((desk) => ids(queueForDesk(after, day, desk, now))))
        for (const visit of visitsOf(after)) {
          const { is } = visit.situation
          must(is !== 'waiting' || offered.has(visit.id) || nobodyDoes(after, visit), `${visit.id} waits and no desk has them`)
          must((is !== 'arrived' && is !== 'greeted') || visit.ticket === null || openOrNone(visit), `${visit.id} holds a number for something, at the door`)
          if (is === 'waiting' || is === 'away' || is === 'steppedOut') must(whyNotCalled(visit) === null, `${visit.id} cannot be called`)
          must(
            is !== 'undone' || visit.practice || event.type === 'undone' || before.days.get(DAY)?.visits.get(visit.id)?.situation.is === 'undone',
            'gone without an undo',
          )
        }
        for (const { id, visit } of day.appointments.values()) must(visit === null || day.visits.has(visit), `${id} is with nobody`)
      }
      must(canonical(fold(EMPTY_CENTRE, log)) === canonical(state), 'the log folds to another state')
    })
  })

  test('every clock is at or above nought', () => {
    always(({ steps, state }) => {
      for (const visit of visitsOf(steps.at(-1)?.after ?? state)) {
        let last = visit.arrivedAt
        for (const wait of waitsOf(visit)) {
          const booked = wait.from === visit.appointmentAt
          must(booked || wait.from >= last, `${visit.id} waits before it was ready`)
          must(wait.to === null || booked || wait.to >= wait.from, `${visit.id} waited less than nothing`)
          must(wait.metAt === null || (wait.to !== null && wait.metAt >= wait.to), `${visit.id} came before the wait ended`)
          must(awayMinutes(wait) >= 0 && (waitedMinutes(visit) ?? 0) >= 0, `${visit.id} has a clock below nought`)
          if (!booked) last = wait.from
        }
        for (const { from, to } of visit.absences) must(to === null || to >= from, `${visit.id} was back before being away`)
        must(visit.seenAt === null || visit.seenAt >= visit.arrivedAt, `${visit.id} seen before they came`)
      }
    })
  })

  test('the order is explained for each call, and the explanation is that of the rule', () => {
    always(({ steps }) => {
      for (const { before, event, now } of steps) {
        if (event.type !== 'called') continue
        const { visit, desk, because, reason } = event.body
        const day = dayOf(before, DAY)
        const first = explained(before, queueForDesk(before, day, desk, now), now)[0]
        const next = nextForDesk(before, day, desk, now)
        must(next?.id === bySentence(before, day, desk, now)?.id, `next is ${next?.id}, by the sentence ${bySentence(before, day, desk, now)?.id}`)
        if (because === 'outOfTurn') {
          must(next?.id !== visit, 'in turn, and told as out of turn')
          must(reason !== null || !before.rule.includes('askWhyOutOfTurn'), 'a jump without a reason')
        } else {
          must(next?.id === visit && first?.visit.id === visit && first.why.part === because, `called because ${because}, explained as ${first?.why.part}`)
          must(because === 'arrival' || because === 'early' || because === 'priority' || before.rule.includes(because), `the rule has no ${because}`)
        }
      }
    })
  })

  test('nobody is called while everybody is out, and afterwards all have their place', () => {
    always(({ steps }) => {
      for (const { before, after, event, now } of steps) {
        const day = dayOf(before, DAY)
        must(event.type !== 'called' || day.evacuations.every((one) => one.to !== null), 'called while out')
        if (event.type !== 'evacuated' && event.type !== 'evacuationEnded') continue
        same(ids(callingOrder(before, day, now)), ids(callingOrder(after, dayOf(after, DAY), now)), 'the queue across an evacuation')
      }
    })
  })

  test('who keeps a slot goes by the log; everybody expected is at a desk or to be rebooked, and only who is not to come is not', () => {
    always(({ steps }) => {
      for (const { before, after, event, now } of steps) {
        if (event.type !== 'appointmentBooked' && event.type !== 'appointmentMoved' && event.type !== 'appointmentCancelled') continue
        const [then, day] = [dayOf(before, DAY), dayOf(after, DAY)]
        for (const one of then.appointments.values()) must(day.appointments.has(one.id), `${one.id} is gone`)
        const moved = event.body.appointment
        const order = (of: Day) => ids([...of.appointments.values()].filter(({ id }) => id !== moved))
        same(order(then), order(day), 'another one lost its turn')
        for (const { rebook } of clashes(after, DAY, now)) must(rebook.cancelled === null && rebook.movedTo === null, `${rebook.id} is not to come`)
        const standing = [...day.appointments.values()].map((one) => standingOf(one, day, now, after.standards))
        must(
          standing.every((is) => is !== 'moved'),
          'moved off the only day',
        )
      }
    })
  })

  test('what is put right keeps both versions, and who is at a desk stays there', () => {
    always(({ steps }) => {
      for (const { before, after, event } of steps) {
        if (event.type !== 'corrected') continue
        const { visit: id, change, why } = event.body
        const [old, now] = [dayOf(before, DAY).visits.get(id), dayOf(after, DAY).visits.get(id)]
        must(old !== undefined && now !== undefined, 'a correction of nobody')
        const said = now.corrections.at(-1)
        must(now.corrections.length === old.corrections.length + 1 && said?.event === event.id && said.why === why, 'the correction is not kept')
        must(canonical(said.was) === canonical(standsNow(old, change)), 'what it was is not kept')
        if (change.what !== 'reopened') must(canonical(standsNow(now, change)) === canonical(change), `${change.what} is not as it was put right`)
        const desks = ({ situation: at }: Visit) => (at.is === 'called' ? [at.desk] : at.is === 'beingSeen' ? at.at.map((seat) => seat.desk) : [])
        same(desks(old), desks(now), 'moved by a correction')
      }
    })
  })

  test('a day that is closed leaves nobody open, but by choice', () => {
    always(({ steps }) => {
      for (const { after, event } of steps)
        if (event.type === 'dayClosed') for (const visit of visitsOf(after)) must(isOver(visit) || visit.atClosing !== null, `${visit.id} is open`)
    })
  })

  test('the order is total, stable and independent of the order of the map', () => {
    always(({ steps }) => {
      for (const { after, now } of steps) {
        const day = dayOf(after, DAY)
        const turned: Day = { ...day, visits: new Map([...day.visits].reverse()) }
        same(ids(callingOrder(after, day, now)), ids(callingOrder(after, turned, now)), 'the whole queue')
        same(ids(callingOrder(after, day, now)), ids(callingOrder(after, day, now)), 'asked twice')
        for (const desk of DESKS) same(ids(queueForDesk(after, day, desk, now)), ids(queueForDesk(after, turned, desk, now)), desk)
        for (const { why, place } of explained(after, callingOrder(after, day, now), now)) must(place > 0 && why.part.length > 0, 'not explained')
      }
    })
  })

  test('the plain rule gives exactly the order that it always gave', () => {
    always(({ steps }) => {
      for (const { after, now } of steps) {
        const plain = { ...after, rule: PLAIN_RULE, standards: EMPTY_CENTRE.standards }
        const day = dayOf(plain, DAY)
        // Nobody could be marked as "see now" then; on a plain day it counts as priority.
        const then: Day = {
          ...day,
          visits: new Map([...day.visits].map(([id, visit]) => [id, { ...visit, priority: visit.priority ?? (visit.seeNow ? 'other' : null) }])),
        }
        same(ids(callingOrder(plain, day, now)), ids(plainOrder(then, now)), 'the plain order')
        for (const desk of DESKS) {
          const old = plainOrder(then, now).filter((visit) => doesToday(plain, desk, visit.enquiries.find((one) => one.outcomes.length === 0)?.service ?? ''))
          same(ids(queueForDesk(plain, day, desk, now)), ids(old), desk)
        }
      }
    })
  })
})

/** What sets a centre up, and what the hub says. */
const NOT_OF_A_DAY = [
  'serviceRemoved',
  'deskRemoved',
  'hoursSet',
  'closedDaysSet',
  'staffRemoved',
  'delayReasonsSet',
  'setUpFinished',
  'rotaSet',
  'dayBegan',
  'estimatorLearned',
]

test('these days are not idle: they meet every event of the day, every situation and every reason for a call', { timeout: 120_000 }, () => {
  const met = { types: new Set<string>(), situations: new Set<string>(), because: new Set<string>() }
  for (const day of fc.sample(anyDay, { seed: 20270118, numRuns: 400 }).map(live)) {
    for (const event of day.log) {
      met.types.add(event.type)
      if (event.type === 'called') met.because.add(event.body.because)
    }
    for (const { after } of day.steps) for (const { situation } of visitsOf(after)) met.situations.add(situation.is)
  }
  expect(Object.keys(EVENT_CLASSES).filter((type) => !met.types.has(type) && !type.startsWith('private'))).toEqual([...NOT_OF_A_DAY, 'taskDone'])
  expect([...met.situations].sort().join(' ')).toBe('answered arrived away beingSeen called completed greeted left onHold steppedOut undone waiting')
  expect([...met.because].sort().join(' ')).toBe('arrival due early longWait outOfTurn priority seeNow')
})
