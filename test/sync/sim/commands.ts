/* What people press, by a seeded dice: anything that the rules allow on what this window believes. */
import type { Command } from '#domain/centre/command.ts'
import { decide } from '#domain/centre/decide.ts'
import { dayOf } from '#domain/centre/state.ts'
import { isKnownEvent } from '#domain/eventClasses.ts'
import { mayWrite } from '#domain/roles.ts'
import type { Day } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import { isOver } from '#domain/visit/visit.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Centre, ThisDevice } from '#renderer/centre/api.ts'

export const SERVICES = ['tax', 'housing', 'parking']
export const DESKS = ['desk-1', 'desk-2']

const ABOUT_A_VISIT = [
  ...[
    'call',
    'call',
    'hold',
    'takeOffHold',
    'noteNeeds',
    'addEnquiry',
    'prioritise',
    'leave',
    'bringBack',
    'undo',
    'undo',
    'finishTask',
    'answerHere',
    'greet',
  ],
] as const
type About = (typeof ABOUT_A_VISIT)[number]

export type Dice = { (): number; of<T>(list: readonly T[]): T | undefined; id(): string }

/** The next thing that somebody does here, or null where there is nothing. Arrivals are made elsewhere: they take a ticket first. */
export function nextCommand(centre: Centre, { id: device, role }: ThisDevice, desk: string, dice: Dice): Command | null {
  const { state } = centre.view()
  const now = centre.now()
  const day = centre.today()
  const today = dayOf(state, day)
  for (let tries = 0; tries < 8; tries++) {
    const command = dice() < 0.55 ? atTheDesk(today, desk, dice) : aboutAVisit(today, desk, dice)
    const decision = command && decide(state, command, { now, day, device })
    // What its role may not write, or its release does not know, no screen of it offers.
    if (decision && 'events' in decision && decision.events.every(({ type, v }) => isKnownEvent(type, v) && mayWrite(role, type))) return command
  }
  return null
}

function atTheDesk(day: Day, desk: string, dice: Dice): Command {
  const visit = visitAtDesk(day, desk)
  if (!visit) return dice() < 0.9 ? { type: 'callNext', desk } : { type: dice() < 0.5 ? 'openDesk' : 'closeDesk', desk }
  const at = { desk, visit: visit.id }
  const of = dice()
  if (visit.situation.is === 'called') return of < 0.7 ? { type: 'start', ...at } : { type: of < 0.8 ? 'callAgain' : 'noAnswer', ...at }
  if (of < 0.15) return { type: 'refer', ...at, service: dice.of(SERVICES) ?? 'tax' }
  if (of < 0.25) return { type: 'hold', ...at }
  return { type: 'complete', ...at, outcome: of < 0.6 ? 'finishedToday' : 'weDoSomething', next: { byWhen: '2027-02-01', tellBy: 'letter' } }
}

function aboutAVisit(day: Day, desk: string, dice: Dice): Command | null {
  const open = [...day.visits.values()].filter((visit) => !isOver(visit) || dice() < 0.2)
  const visit = dice.of(open)
  const what = dice.of(ABOUT_A_VISIT)
  return visit && what ? command(what, visit, desk, dice) : null
}

function command(what: About, { id: visit, tasks, history }: Visit, desk: string, dice: Dice): Command | null {
  switch (what) {
    case 'call':
      return { type: what, desk, visit }
    case 'hold':
      return { type: what, desk: dice() < 0.5 ? null : desk, visit }
    case 'noteNeeds':
      return { type: what, visit, needs: ['interpreter'], callBy: 'comeAndGet' }
    case 'addEnquiry':
      return { type: what, visit, enquiry: dice.id(), service: dice.of(SERVICES) ?? 'tax' }
    case 'prioritise':
      return { type: what, visit, reason: 'unwell' }
    case 'undo': {
      const last = history.at(-1)
      return last ? { type: what, visit, event: last.id } : null
    }
    case 'finishTask': {
      const task = tasks.find((one) => !one.done)
      return task ? { type: what, visit, task: task.id } : null
    }
    case 'answerHere':
      return { type: what, visit, service: null }
    case 'greet':
      return { type: what, visit, appointment: null }
    default:
      return { type: what, visit }
  }
}
