/*
  Any day at all: four devices, any of them out of touch for any time, whatever people press, in whatever order it all comes
  together. What must be true of every such day is said here.
*/
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Devices } from '#test/support/devices.ts'
import { at, DAY } from '#test/support/given.ts'
import type { Change, LoggedEvent } from '#domain/events.ts'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { callingOrder, queueForDesk } from '#domain/queue/callingOrder.ts'
import { refoldVisit } from '#domain/visit/evolve.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { stands } from '#domain/appointments/stands.ts'
import type { Command } from './command.ts'
import { canonical } from './canonical.ts'
import { fold, settleAll } from './fold.ts'
import type { CentreState } from './state.ts'
import { dayOf, EMPTY_CENTRE, visitOf } from './state.ts'

const NAMES = ['pc-welcome', 'pc-welcome-2', 'pc-one', 'pc-two']
const DESKS = ['one', 'two']
const SERVICES = ['tax', 'housing', 'parking']
type Pressed = Extract<
  Command['type'],
  | 'greet'
  | 'giveNumber'
  | 'callNext'
  | 'start'
  | 'complete'
  | 'noteArrival'
  | 'noteNeeds'
  | 'addEnquiry'
  | 'prioritise'
  | 'answerHere'
  | 'leave'
  | 'call'
  | 'callAgain'
  | 'noAnswer'
  | 'bringBack'
  | 'hold'
  | 'takeOffHold'
  | 'refer'
  | 'undo'
  | 'finishTask'
  | 'seeNow'
  | 'removePriority'
  | 'stepOut'
  | 'giveNumberFirst'
  | 'notePartySize'
  | 'tellWait'
  | 'correct'
  | 'endAtClosing'
  | 'keepOpen'
  | 'enterFromPaper'
  | 'practise'
>
/** The common way through a visit comes often, so that devices that are apart meet on the same person. */
const PRESSED = [
  ...Array(3).fill(['greet', 'giveNumber', 'callNext', 'callNext', 'start', 'start', 'complete']),
  ...['noteArrival', 'noteNeeds', 'addEnquiry', 'prioritise', 'answerHere', 'leave', 'call', 'callAgain', 'noAnswer', 'bringBack'],
  ...['hold', 'takeOffHold', 'refer', 'undo', 'finishTask', 'seeNow', 'removePriority', 'stepOut'],
  ...['giveNumberFirst', 'notePartySize', 'tellWait', 'correct', 'correct', 'endAtClosing', 'keepOpen', 'enterFromPaper', 'practise'],
].flat() as Pressed[]

/** One press: who, what, about whom, how much later, and whether the device's line is cut or mended before it. */
const press = fc.record({
  who: fc.nat(NAMES.length - 1),
  what: fc.nat(PRESSED.length - 1),
  whom: fc.nat(40),
  which: fc.nat(20),
  later: fc.nat(8 * 60),
  line: fc.nat(6).map((n) => n === 0),
})
type Press = typeof press extends fc.Arbitrary<infer T> ? T : never
const anyDay = fc.record({ presses: fc.array(press, { minLength: 1, maxLength: 80, size: 'max' }), last: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }) })

/** The command for this press and visit; null where it makes no sense. */
function command(
  what: (typeof PRESSED)[number],
  { which, who }: Press,
  { id: visit, tasks, history, enquiries, arrivedAt }: Visit,
  now: number,
): Command | null {
  const desk = DESKS[who % 2] ?? 'one'
  const service = SERVICES[which % 3] ?? 'tax'
  switch (what) {
    case 'giveNumber':
      return {
        ...{ type: what, visit, ticket: `${NAMES[who]}-${visit}`, enquiry: `${visit}-${who}`, service, needs: [], callBy: 'screen', partySize: 1 },
        ...(which % 2 === 0 ? { told: rangeFrom(now, which) } : {}),
      }
    case 'giveNumberFirst':
      return { type: what, visit, ticket: `${NAMES[who]}-${visit}`, needs: [], callBy: 'screen', partySize: 1 }
    case 'tellWait':
      return { type: what, visit, ...rangeFrom(now, which) }
    case 'notePartySize':
      return { type: what, visit, partySize: 1 + (which % 4) }
    case 'correct':
      return { type: what, visit, change: someChange(which, enquiries[0]?.id ?? 'none', arrivedAt), why: 'wrongKey' }
    case 'endAtClosing':
      return which % 5 === 0 ? { type: what, visit, as: which % 2 === 0 ? 'toldToComeBack' : 'seen' } : null
    case 'keepOpen':
      return { type: what, visit, why: 'stillHere' }
    case 'practise':
      return which % 7 === 0 ? { type: what, visit: `practice-${who}-${which}` } : null
    case 'enterFromPaper':
      return which % 7 === 0 ? { type: what, ...paperRow(`paper-${who}-${which}`, service) } : null
    case 'noteNeeds':
      return { type: what, visit, needs: which % 2 === 0 ? [] : ['interpreter'], callBy: which % 3 === 0 ? 'comeAndGet' : 'screen' }
    case 'addEnquiry':
      return { type: what, visit, enquiry: `${visit}-more-${who}-${which}`, service }
    case 'prioritise':
      return { type: what, visit, reason: which % 2 === 0 ? 'unwell' : 'distressed' }
    case 'answerHere':
      return { type: what, visit, service: null }
    case 'hold':
      return { type: what, visit, desk: which % 3 === 0 ? null : desk }
    case 'refer':
      return { type: what, visit, desk, service }
    case 'complete':
      return { type: what, visit, desk, outcome: which % 2 === 0 ? 'finishedToday' : 'weDoSomething', next: { byWhen: DAY, tellBy: 'letter' } }
    case 'finishTask':
      return tasks[0] ? { type: what, visit, task: tasks[0].id } : null
    case 'undo':
      return history.length > 0 ? { type: what, visit, event: history.at(-1)!.id } : null
    case 'seeNow':
      return { type: what, visit, reason: which % 2 === 0 ? 'emergency' : 'safeguarding' }
    case 'leave':
    case 'removePriority':
    case 'stepOut':
    case 'bringBack':
    case 'takeOffHold':
      return { type: what, visit }
    case 'greet':
    case 'noteArrival':
      return { type: what, visit, appointment: null }
    case 'callNext':
      return { type: what, desk }
    default:
      return { type: what, visit, desk }
  }
}

function rangeFrom(now: number, which: number) {
  return { from: now, by: now + (which + 1) * MINUTE, expected: now + which * MINUTE }
}

function someChange(which: number, enquiry: string, arrivedAt: number): Change {
  const all: Change[] = [
    { what: 'reopened' },
    { what: 'arrivedAt', at: arrivedAt - MINUTE },
    { what: 'service', enquiry, service: 'housing' },
    { what: 'desk', enquiry, desk: 'two' },
    { what: 'outcome', enquiry, outcome: 'appointmentMade', next: { byWhen: DAY, tellBy: 'phone' } },
    { what: 'endedAt', enquiry, at: arrivedAt + 5 * MINUTE },
  ]
  return all[which % all.length] ?? { what: 'reopened' }
}

function paperRow(visit: string, service: string) {
  const times = { arrivedAt: at('8:50'), calledAt: at('8:55'), endedAt: at('8:59') }
  return { visit, ticket: 'P1', enquiry: `${visit}-1`, service, ...times, desk: 'one', outcome: 'finishedToday', next: null } as const
}

/** Something about the appointments as this device knows them, its own and those of others. */
function aboutAppointments({ what, whom, which, who }: Press, known: readonly string[], id: string, now: number): Command {
  const appointment = known[whom % Math.max(1, known.length)] ?? 'none'
  // Each device has a day of its own to which it moves them: those that are apart disagree.
  const to = { day: [DAY, '2027-01-13', '2027-01-14', DAY][who] ?? DAY, at: now + which * 5 * MINUTE, desk: DESKS[which % 3] ?? null }
  const whose = { whose: which % 2 === 0 ? 'ours' : 'customers', why: 'slotTakenTwice' } as const
  switch (what % 5) {
    case 0:
      return { type: 'setUp', event: 'keptForWalkInsSet', body: { keptForWalkIns: who } }
    case 1:
      return { type: 'moveAppointment', appointment, day: DAY, to, ...whose, anyway: true }
    case 2:
      return { type: 'cancelAppointment', appointment, day: DAY, ...whose }
    case 3:
      return { type: 'needCover', appointment, day: DAY }
    default:
      return { type: 'book', appointment: id, service: 'housing', ...to, day: DAY, anyway: true }
  }
}

/** Somebody is told of a delay, and why it was, by devices that may be apart. */
function aboutDelays({ what, which, who }: Press, visit: string, notice: string, now: number, outage: string): Command {
  const told = { reason: null, expectedAt: now + which * MINUTE, how: ['inPerson' as const], screenLive: null }
  switch (what % 4) {
    case 0:
      return { type: 'endDelay', notice: `${who}n1` }
    case 1:
      return outage !== 'none' && which % 12 === 10 ? { type: 'takeBackOutage', outage } : { type: 'recordOutage', from: now - which * MINUTE, to: now }
    case 2:
      return { type: 'setLateCauses', causes: [{ visit, cause: which % 2 === 0 ? 'absence' : 'system' }] }
    default:
      return { type: 'tellDelay', notice, scope: which % 2 === 0 ? { of: 'centre' } : { of: 'visit', visit }, ...told, screenLive: false }
  }
}

/** Does what was pressed, for the first of the visits (from `whom` on) that it can be done for; where for none, the next thing that can be done. */
function pressOne(all: Devices, one: Press, now: number): void {
  const device = all.devices[one.who]!
  const known = [...dayOf(all.view(device), DAY).visits.values()]
  const booked = [...dayOf(all.view(device), DAY).appointments.keys()]
  if (one.which % 6 === 5 && all.ask(device, aboutAppointments(one, booked, `${one.who}a${device.dseq}`, now), now)) return
  if (one.which % 6 === 5 && booked.length < 3) {
    const book = aboutAppointments({ ...one, what: 4 }, booked, `${one.who}a${device.dseq}`, now)
    if (all.ask(device, book, now)) return
  }
  const { delays, outages } = dayOf(all.view(device), DAY)
  const outage = outages.at(-1)?.event ?? 'none'
  const about = known[one.whom % Math.max(1, known.length)]?.id ?? 'none'
  if (one.which % 6 === 4 && all.ask(device, aboutDelays(one, about, `${one.who}n${delays.length + 1}`, now, outage), now)) return
  const from = one.whom % Math.max(1, known.length)
  const open = known.filter((visit) => !isOver(visit)).length
  for (let turn = 0; turn < PRESSED.length; turn++) {
    const what = PRESSED[(one.what + turn * 11) % PRESSED.length]!
    const isNew = what === 'noteArrival' || (what === 'greet' && one.which % 3 === 0)
    // Few at a time, so that devices which are apart meet on the same person.
    if (isNew && open < 4 && all.ask(device, { type: what, visit: `${one.who}v${device.dseq}`, appointment: null }, now)) return
    for (const visit of [...known.slice(from), ...known.slice(0, from)]) {
      const pressed = command(what, one, visit, now)
      // Undo is for the last 10 seconds; the rest of the day goes on at its own pace.
      if (pressed && all.ask(device, pressed, what === 'undo' ? (visit.history.at(-1)?.at ?? now) + 5 * SECOND : now)) return
    }
  }
}

function live({ presses, last }: { presses: Press[]; last: number[] }): Devices {
  const all = new Devices(NAMES)
  const apart = new Set<number>()
  const share = () => {
    for (let twice = 0; twice < 2; twice++) for (const [who, device] of all.devices.entries()) if (!apart.has(who)) all.meet(device)
  }
  let now = at('9:00')
  for (const one of presses) {
    now += one.later * SECOND
    if (one.line && !apart.delete(one.who)) apart.add(one.who)
    pressOne(all, one, now)
    share()
  }
  for (const who of last) all.meet(all.devices[who]!)
  return all
}

const RUNS = process.env.FOYER_RUNS
/** The same days at every run, so that a red one is about the change at hand; with FOYER_RUNS so many others. */
const DAYS = RUNS ? { numRuns: Number(RUNS) } : { numRuns: 150, seed: 20270112 }

/** Lives many days and asks the same of each. The seed is in what fast-check prints. */
function always(promise: (day: Devices) => void): void {
  const told = fc.property(anyDay, (one) => {
    const day = live(one)
    try {
      promise(day)
    } catch (error) {
      const story = day.log.slice(9).map(({ type, device, body, outcome }) => `${device} ${type} ${JSON.stringify(body)} ${outcome}`)
      throw new Error(`${(error as Error).message}\n${story.join('\n')}`, { cause: error })
    }
  })
  fc.assert(told, DAYS)
}
const visits = (day: Devices) => [...dayOf(day.state, DAY).visits.values()]
/** Each event with the visit before and after it. */
function* steps(day: Devices): Generator<{ event: LoggedEvent; before: Visit | null; after: Visit | null }> {
  for (const [place, event] of day.log.entries()) {
    const id = (event.body as { visit?: string }).visit
    if (!id || place === 0) continue
    yield { event, before: visitOf(day.states[place - 1]!, DAY, id), after: visitOf(day.states[place]!, DAY, id) }
  }
}

// Many days each, on a PC that may have other work.
describe('on any day', { timeout: 120_000 }, () => {
  test('the same log gives the same state, in one go, event by event, and settled anew', () => {
    always((day) => {
      const text = canonical(day.state)
      expect(canonical(fold(EMPTY_CENTRE, day.log))).toBe(text)
      const settled = settleAll(EMPTY_CENTRE, day.log)
      expect(settled.outcomes).toEqual(day.log.map((event) => event.outcome))
      expect(canonical(settled.state)).toBe(text)
    })
  })

  test('every device that has heard all believes the same', () => {
    always((day) => {
      for (const device of day.devices) day.meet(device)
      const texts = day.devices.map((device) => canonical(day.view(device)))
      expect(new Set(texts).size).toBe(1)
    })
  })

  test('a fact always applies and leaves its trace, and no task for a human is lost', () => {
    always((day) => {
      for (const { event, before, after } of steps(day)) {
        if (EVENT_CLASSES[event.type] === 'intent') continue
        expect(event.outcome).toBe('applied')
        // A try-out that is over was never a visit: nothing of it stays.
        if (after?.practice && after.situation.is === 'undone') continue
        expect(after?.history.at(-1)?.id).toBe(event.id)
        expect(after?.history.length).toBe((before?.history.length ?? 0) + 1)
        const tasks = before?.situation.is === 'undone' ? [] : (before?.tasks ?? [])
        expect(after?.tasks.map((task) => task.id)).toEqual(expect.arrayContaining(tasks.map((task) => task.id)))
        if (event.type === 'numberGiven') expect(['left', 'answered', 'arrived', 'greeted']).not.toContain(after?.situation.is)
      }
    })
  })

  test('a claim that came to nothing changes no visit, and is kept to be told', () => {
    always((day) => {
      const told = new Set(dayOf(day.state, DAY).noEffects.map((one) => one.event))
      const sawThem = new Set(day.log.filter((event) => event.type === 'beingSeen').map((event) => `${event.body.visit} ${event.body.desk}`))
      for (const { event, before, after } of steps(day)) {
        if (event.outcome === 'applied') continue
        expect(after).toEqual(before)
        const body = event.body as { visit: string; desk?: string }
        if (!sawThem.has(`${body.visit} ${body.desk}`)) expect(told).toContain(event.id)
      }
    })
  })

  test('undo leaves the visit exactly as it was before', () => {
    always((day) => {
      for (const { event, before, after } of steps(day)) {
        if (event.type !== 'undone' || event.outcome !== 'applied') continue
        const without = refoldVisit(before!.history.slice(0, -1))
        if (without) expect(after).toEqual(without)
        else expect(after?.situation).toEqual({ is: 'undone' })
      }
    })
  })

  test('a number once given never changes, but by undoing it', () => {
    always((day) => {
      for (const { event, before, after } of steps(day)) {
        if (event.type === 'undone' || before?.situation.is === 'undone') continue
        if (before?.ticket) expect(after?.ticket).toBe(before.ticket)
      }
    })
  })

  test('what somebody was told of their wait stays, in the order in which they heard it, but by undoing it', () => {
    always((day) => {
      for (const visit of visits(day)) {
        const said = visit.history.flatMap((event) => {
          const range = event.type === 'waitTold' ? event.body : event.type === 'numberGiven' ? event.body.told : undefined
          return range ? [{ at: event.at, from: range.from, by: range.by, expected: range.expected, device: event.device }] : []
        })
        expect(visit.told).toEqual(said.toSorted((a, b) => a.at - b.at))
      }
    })
  })

  test('whoever is at two desks is there with a task for a human', () => {
    always((day) => {
      for (const { situation, tasks } of visits(day)) {
        if (situation.is === 'beingSeen' && situation.at.length > 1) expect(tasks.map((task) => task.kind)).toContain('seenAtTwoDesks')
        if (situation.is === 'beingSeen') expect(new Set(situation.at.map((seat) => seat.desk)).size).toBe(situation.at.length)
      }
    })
  })

  test('the calling order is everyone who waits, once each', () => {
    always((day) => {
      const ordered = callingOrder(day.state, dayOf(day.state, DAY), at('12:00')).map((visit) => visit.id)
      const waiting = visits(day).filter((visit) => visit.situation.is === 'waiting')
      expect([...ordered].sort()).toEqual(waiting.map((visit) => visit.id).sort())
    })
  })

  test('nobody is lost: who waits can be called, who holds a number is not forgotten at the door', () => {
    always((day) => {
      const today = dayOf(day.state, DAY)
      const callable = new Set([...day.state.desks.keys()].flatMap((desk) => queueForDesk(day.state, today, desk, at('12:00')).map((visit) => visit.id)))
      for (const { id, situation, ticket, history, enquiries } of visits(day)) {
        if (situation.is === 'waiting') expect(callable).toContain(id)
        // The number first: at the door stands only who has said nothing that is still open.
        const open = enquiries.some((one) => one.outcomes.length === 0)
        if (situation.is === 'arrived' || situation.is === 'greeted') expect(ticket === null || !open).toBe(true)
        if (situation.is === 'undone') expect(history).toEqual([])
      }
    })
  })

  test('appointments stand in one order on every device, and each customer is expected once at most', () => {
    always((day) => {
      for (const device of day.devices) day.meet(device)
      const expected = (of: CentreState) =>
        [...of.days].flatMap(([key, one]) => [...one.appointments.values()].filter(stands).map(({ id, at: time, desk }) => `${key} ${id} ${time} ${desk}`))
      const [first = [], ...others] = day.devices.map((device) => expected(day.view(device)))
      for (const other of others) expect(other).toEqual(first)
      expect(expected(fold(EMPTY_CENTRE, day.log))).toEqual(first)
      expect(new Set(first.map((one) => one.split(' ')[1])).size).toBe(first.length)
    })
  })

  test('time only asks: a later clock folds the same log to the same state', () => {
    always((day) => {
      const later = callingOrder(day.state, dayOf(day.state, DAY), at('12:00') + 600 * MINUTE)
      expect(later.length).toBe(callingOrder(day.state, dayOf(day.state, DAY), at('9:00')).length)
    })
  })
})

test('these days are not idle: they meet every kind of visit event, and every situation, clash and outcome', { timeout: 120_000 }, () => {
  const met = { types: new Set<string>(), situations: new Set<string>(), tasks: new Set<string>(), outcomes: new Set<string>() }
  for (const day of fc.sample(anyDay, { seed: 20270112, numRuns: 300 }).map(live)) {
    for (const { type, outcome } of day.log) {
      met.types.add(type)
      met.outcomes.add(outcome)
    }
    for (const { situation, tasks } of visits(day)) {
      met.situations.add(situation.is)
      for (const { kind } of tasks) met.tasks.add(kind)
    }
  }
  const notOfAVisit = [
    ...['serviceRemoved', 'deskRemoved', 'hoursSet', 'closedDaysSet', 'setUpFinished', 'staffSet', 'staffRemoved', 'delayReasonsSet', 'rotaSet', 'dayBegan'],
    'estimatorLearned',
    ...['placeTaken', 'placeLeft', 'cannotToday', 'deskAwayToday', 'dayClosed', 'evacuated', 'evacuationEnded'],
    ...['panicRaised', 'panicAcknowledged', 'panicEnded', 'privateCame', 'privateEnded', 'privateOpened'],
    'callingRuleSet',
    'standardsSet',
    'appointmentAttached',
    'deskClosed',
    'deskFinishingNotes',
    'deskOnBreak',
  ]
  expect(Object.keys(EVENT_CLASSES).filter((type) => !met.types.has(type) && !notOfAVisit.includes(type))).toEqual([])
  expect([...met.situations].sort().join(' ')).toBe('answered arrived away beingSeen called completed greeted left onHold steppedOut undone waiting')
  expect([...met.tasks]).toEqual(expect.arrayContaining(['seenWhileCalledElsewhere', 'seenAtTwoDesks', 'seenAfterLeft', 'arrivalMissing']))
  expect([...met.outcomes]).toEqual(expect.arrayContaining(['noEffect:calledByAnotherDesk', 'noEffect:changedSince', 'noEffect:beingSeen', 'noEffect:left']))
})
