/*
  Any day at all: four devices, any of them out of touch for any time, whatever people press, in whatever order it all comes
  together. What must be true of every such day is said here.
*/
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Devices } from '#test/support/devices.ts'
import { at, DAY } from '#test/support/given.ts'
import type { LoggedEvent } from '#domain/events.ts'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { callingOrder, queueForDesk } from '#domain/queue/callingOrder.ts'
import { refoldVisit } from '#domain/visit/evolve.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Command } from './command.ts'
import { canonical } from './canonical.ts'
import { fold, settleAll } from './fold.ts'
import { dayOf, EMPTY_CENTRE, visitOf } from './state.ts'

const NAMES = ['pc-welcome', 'pc-welcome-2', 'pc-one', 'pc-two']
const DESKS = ['one', 'two']
const SERVICES = ['tax', 'housing', 'parking']
const PRESSED = [
  ...['greet', 'greet', 'noteArrival', 'giveNumber', 'giveNumber', 'noteNeeds', 'addEnquiry', 'prioritise', 'answerHere', 'leave', 'callNext', 'callNext'],
  ...['call', 'callAgain', 'noAnswer', 'bringBack', 'start', 'start', 'hold', 'takeOffHold', 'refer', 'complete', 'complete', 'undo', 'finishTask'],
] as const

/** One press: who, what, about whom, how much later, and whether the device is in touch before and after. */
const press = fc.record({
  who: fc.nat(NAMES.length - 1),
  what: fc.constantFrom(...PRESSED),
  whom: fc.nat(40),
  which: fc.nat(20),
  later: fc.nat(8 * 60),
  inTouch: fc.nat(3).map((n) => n === 0),
})
type Press = typeof press extends fc.Arbitrary<infer T> ? T : never
const anyDay = fc.record({ presses: fc.array(press, { minLength: 1, maxLength: 80, size: 'max' }), last: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }) })

/** The command for this press and visit; null where it makes no sense. */
function command({ what, which, who }: Press, { id: visit, tasks, history }: Visit): Command | null {
  const desk = DESKS[who % 2] ?? 'one'
  const service = SERVICES[which % 3] ?? 'tax'
  switch (what) {
    case 'giveNumber':
      return { type: what, visit, ticket: `${NAMES[who]}-${visit}`, enquiry: `${visit}-${who}`, service, needs: [], callBy: 'screen', partySize: 1 }
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
    case 'leave':
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

/** Does what was pressed, for the first of the visits (from `whom` on) that it can be done for; a new one comes in by the door. */
function pressOne(all: Devices, one: Press, now: number): void {
  const device = all.devices[one.who]!
  const visits = [...dayOf(all.view(device), DAY).visits.values()]
  const from = one.whom % Math.max(1, visits.length)
  const isNew = one.what === 'noteArrival' || (one.what === 'greet' && one.which % 2 === 0)
  if (isNew) return void all.ask(device, { type: one.what as 'greet', visit: `${one.who}v${device.dseq}`, appointment: null }, now)
  for (const visit of [...visits.slice(from), ...visits.slice(0, from)]) {
    const pressed = command(one, visit)
    // Undo is for the last 10 seconds; the rest of the day goes on at its own pace.
    if (pressed && all.ask(device, pressed, one.what === 'undo' ? (visit.history.at(-1)?.at ?? now) + 5 * SECOND : now)) return
  }
}

function live({ presses, last }: { presses: Press[]; last: number[] }): Devices {
  const all = new Devices(NAMES)
  let now = at('9:00')
  for (const one of presses) {
    now += one.later * SECOND
    if (one.inTouch) all.meet(all.devices[one.who]!)
    pressOne(all, one, now)
    if (one.inTouch) all.meet(all.devices[one.who]!)
  }
  for (const who of last) all.meet(all.devices[who]!)
  return all
}

const seenSoFar = { types: new Set<string>(), tasks: new Set<string>(), outcomes: new Set<string>(), situations: new Set<string>() }
/** Lives many days and asks the same of each. The seed is in what fast-check prints. */
function always(promise: (day: Devices) => void): void {
  fc.assert(
    fc.property(anyDay, (told) => {
      const day = live(told)
      for (const { type, outcome } of day.log) {
        seenSoFar.types.add(type)
        seenSoFar.outcomes.add(outcome)
      }
      for (const visit of dayOf(day.state, DAY).visits.values()) {
        seenSoFar.situations.add(visit.situation.is)
        for (const task of visit.tasks) seenSoFar.tasks.add(task.kind)
      }
      try {
        promise(day)
      } catch (error) {
        const story = day.log.slice(9).map(({ type, device, body, outcome }) => `${device} ${type} ${JSON.stringify(body)} ${outcome}`)
        throw new Error(`${(error as Error).message}\n${story.join('\n')}`, { cause: error })
      }
    }),
    { numRuns: Number(process.env.FOYER_RUNS ?? 150) },
  )
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

describe('on any day', () => {
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

  test('a fact always applies and leaves its trace', () => {
    always((day) => {
      for (const { event, before, after } of steps(day)) {
        if (EVENT_CLASSES[event.type] === 'intent') continue
        expect(event.outcome).toBe('applied')
        expect(after?.history.at(-1)?.id).toBe(event.id)
        expect(after?.history.length).toBe((before?.history.length ?? 0) + 1)
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
      const ordered = callingOrder(dayOf(day.state, DAY), at('12:00')).map((visit) => visit.id)
      const waiting = visits(day).filter((visit) => visit.situation.is === 'waiting')
      expect([...ordered].sort()).toEqual(waiting.map((visit) => visit.id).sort())
    })
  })

  test('nobody is lost: who waits can be called, who holds a number is not forgotten at the door', () => {
    always((day) => {
      const today = dayOf(day.state, DAY)
      const callable = new Set([...day.state.desks.keys()].flatMap((desk) => queueForDesk(day.state, today, desk, at('12:00')).map((visit) => visit.id)))
      for (const { id, situation, ticket, history } of visits(day)) {
        if (situation.is === 'waiting') expect(callable).toContain(id)
        if (situation.is === 'arrived' || situation.is === 'greeted') expect(ticket).toBeNull()
        if (situation.is === 'undone') expect(history).toEqual([])
      }
    })
  })

  test('time only asks: a later clock folds the same log to the same state', () => {
    always((day) => {
      const later = callingOrder(dayOf(day.state, DAY), at('12:00') + 600 * MINUTE)
      expect(later.length).toBe(callingOrder(dayOf(day.state, DAY), at('9:00')).length)
    })
  })
})

describe('these days were not idle', () => {
  test('they met every kind of visit event, clash and outcome that they can', () => {
    const types = Object.keys(EVENT_CLASSES).filter((type) => type !== 'rotaSet' && type !== 'appointmentBooked' && type !== 'deskClosed')
    expect(types.filter((type) => !seenSoFar.types.has(type))).toEqual([])
    expect([...seenSoFar.situations].sort()).toEqual([
      'answered',
      'arrived',
      'away',
      'beingSeen',
      'called',
      'completed',
      'greeted',
      'left',
      'onHold',
      'undone',
      'waiting',
    ])
    for (const kind of ['seenWhileCalledElsewhere', 'seenAtTwoDesks']) expect([...seenSoFar.tasks]).toContain(kind)
    expect([...seenSoFar.outcomes]).toContain('noEffect:calledByAnotherDesk')
  })
})
