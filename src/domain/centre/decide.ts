import { book, cancelAppointment, importAppointments, moveAppointment, needCover } from '#domain/appointments/book.ts'
import { closeDesk, finishNotes, openDesk, takeBreak } from '#domain/desk/openClose.ts'
import { addEnquiry, noteNeeds, notePartySize, prioritise, removePriority, seeNow, tellWait } from '#domain/visit/atTheQueue.ts'
import { answerHere, attachAppointment, giveNumber, giveNumberFirst, greet, noteArrival } from '#domain/visit/atTheDoor.ts'
import { call, callAgain, callNext, noAnswer } from '#domain/visit/calling.ts'
import { bringBack, hold, leave, stepOut, takeOffHold } from '#domain/visit/comingAndGoing.ts'
import { complete, refer, start } from '#domain/visit/seeing.ts'
import { undo } from '#domain/visit/undo.ts'
import { closeDay, endAtClosing, keepOpen } from '#domain/closing/closeDay.ts'
import { endDelay, recordOutage, setLateCauses, takeBackOutage, tellDelay, tellEach } from '#domain/delays/tellDelay.ts'
import { leavePlace, markAwayToday, setCannotToday, takePlace } from '#domain/people/places.ts'
import { comePrivately, endPrivately, openPrivately } from '#domain/safety/privately.ts'
import { acknowledgePanic, endEvacuation, endPanic, evacuate, raisePanic } from '#domain/safety/safety.ts'
import { practise, stopPractising } from '#domain/visit/practising.ts'
import { correct, enterFromPaper } from '#domain/visit/puttingRight.ts'
import { finishTask } from '#domain/visit/finishTask.ts'
import type { Command, CommandType } from './command.ts'
import type { Asked, Decision } from './decision.ts'
import { setUp, setUpAll } from './setUp.ts'
import type { CentreState } from './state.ts'

type Rule<T extends CommandType> = (state: CentreState, command: Extract<Command, { type: T }>, asked: Asked) => Decision

/** Each rule has its own function, in the room of what it is about. */
const RULES: { [T in CommandType]: Rule<T> } = {
  greet,
  noteArrival,
  attachAppointment,
  giveNumber,
  noteNeeds,
  addEnquiry,
  prioritise,
  removePriority,
  seeNow,
  answerHere,
  leave,
  callNext,
  call,
  callAgain,
  noAnswer,
  stepOut,
  bringBack,
  start,
  hold,
  takeOffHold,
  refer,
  complete,
  openDesk,
  closeDesk,
  finishNotes,
  takeBreak,
  book,
  moveAppointment,
  cancelAppointment,
  needCover,
  importAppointments,
  undo,
  finishTask,
  giveNumberFirst,
  notePartySize,
  tellWait,
  practise,
  stopPractising,
  takePlace,
  leavePlace,
  setCannotToday,
  markAwayToday,
  evacuate,
  endEvacuation,
  raisePanic,
  acknowledgePanic,
  endPanic,
  comePrivately,
  endPrivately,
  openPrivately,
  endAtClosing,
  keepOpen,
  closeDay,
  correct,
  enterFromPaper,
  setUp,
  setUpAll,
  tellDelay,
  tellEach,
  endDelay,
  recordOutage,
  takeBackOutage,
  setLateCauses,
}

/** The rules: what a command comes to on this state. Pure; ids and the clock come with the command. */
export function decide(state: CentreState, command: Command, asked: Asked): Decision {
  return (RULES[command.type] as Rule<CommandType>)(state, command, asked)
}
