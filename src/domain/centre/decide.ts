import type { NewEvent } from '#domain/events.ts'
import { closeDesk, finishNotes, openDesk, takeBreak } from '#domain/desk/openClose.ts'
import { addEnquiry, noteNeeds, prioritise, removePriority, seeNow } from '#domain/visit/atTheQueue.ts'
import { answerHere, attachAppointment, giveNumber, greet, noteArrival } from '#domain/visit/atTheDoor.ts'
import { call, callAgain, callNext, noAnswer } from '#domain/visit/calling.ts'
import { bringBack, hold, leave, stepOut, takeOffHold } from '#domain/visit/comingAndGoing.ts'
import { complete, refer, start } from '#domain/visit/seeing.ts'
import { undo } from '#domain/visit/undo.ts'
import { book } from './book.ts'
import type { Asked, Command, Decision } from './command.ts'
import { visitOf } from './state.ts'
import type { CentreState } from './state.ts'

/**
 * The rules: what a command comes to on this state. Pure; ids and the clock come with the command.
 * Only the switch lives here, each rule has its own function.
 */
export function decide(state: CentreState, command: Command, asked: Asked): Decision {
  switch (command.type) {
    case 'greet':
      return greet(state, command, asked)
    case 'noteArrival':
      return noteArrival(state, command, asked)
    case 'attachAppointment':
      return attachAppointment(state, command, asked)
    case 'giveNumber':
      return giveNumber(state, command, asked)
    case 'noteNeeds':
      return noteNeeds(state, command, asked)
    case 'addEnquiry':
      return addEnquiry(state, command, asked)
    case 'prioritise':
      return prioritise(state, command, asked)
    case 'removePriority':
      return removePriority(state, command, asked)
    case 'seeNow':
      return seeNow(state, command, asked)
    case 'answerHere':
      return answerHere(state, command, asked)
    case 'leave':
      return leave(state, command, asked)
    case 'callNext':
      return callNext(state, command, asked)
    case 'call':
      return call(state, command, asked)
    case 'callAgain':
      return callAgain(state, command, asked)
    case 'noAnswer':
      return noAnswer(state, command, asked)
    case 'stepOut':
      return stepOut(state, command, asked)
    case 'bringBack':
      return bringBack(state, command, asked)
    case 'start':
      return start(state, command, asked)
    case 'hold':
      return hold(state, command, asked)
    case 'takeOffHold':
      return takeOffHold(state, command, asked)
    case 'refer':
      return refer(state, command, asked)
    case 'complete':
      return complete(state, command, asked)
    case 'finishTask': {
      const task = visitOf(state, asked.day, command.visit)?.tasks.find((one) => one.id === command.task)
      if (!task) return { refused: { reason: 'unknownVisit' } }
      if (task.done) return { refused: { reason: 'alreadySo' } }
      return { events: [{ type: 'taskDone', v: 1, day: asked.day, at: asked.now, body: { visit: command.visit, task: command.task } }] }
    }
    case 'openDesk':
      return openDesk(state, command, asked)
    case 'closeDesk':
      return closeDesk(state, command, asked)
    case 'finishNotes':
      return finishNotes(state, command, asked)
    case 'takeBreak':
      return takeBreak(state, command, asked)
    case 'book':
      return book(state, command, asked)
    case 'undo':
      return undo(state, command, asked)
    case 'setUp':
      return { events: [{ type: command.event, v: 1, day: asked.day, at: asked.now, body: command.body } as NewEvent] }
  }
}
