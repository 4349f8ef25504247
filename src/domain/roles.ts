import type { EventType } from './events.ts'
import { SETTING_TYPES } from './settingTypes.ts'

/** What a device is for. A display never writes and never reads the log; a centre's hub, at the council's, hands on what others wrote. */
export type Role = 'welcome' | 'adviser' | 'lead' | 'display' | 'hub'

const AT_THE_DOOR: EventType[] = [
  'arrived',
  'greeted',
  'numberGiven',
  'numberGivenFirst',
  'answeredAtWelcomeDesk',
  'practised',
  'enteredFromPaper',
  'endedAtClosing',
  'keptOpen',
  'dayClosed',
]
const SET_UP: EventType[] = [...SETTING_TYPES, 'rotaSet']
/** Of everybody who works here: who they are, where they sit, and what concerns the whole building. */
const ANYBODY: EventType[] = [
  'placeTaken',
  'placeLeft',
  'cannotToday',
  'deskAwayToday',
  'evacuated',
  'evacuationEnded',
  'panicRaised',
  'panicAcknowledged',
  'panicEnded',
  'privateCame',
  'privateEnded',
  'privateOpened',
]
const IN_THE_QUEUE: EventType[] = [
  'waitTold',
  'partySizeNoted',
  'corrected',
  'needsNoted',
  'enquiryAdded',
  'appointmentAttached',
  'prioritised',
  'priorityRemoved',
  'seeNow',
  'steppedOut',
  'cameBack',
  'leftBeforeBeingSeen',
  'putOnHold',
  'takenOffHold',
  'taskDone',
  'undone',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'coverNeeded',
  'delayTold',
  'delayEnded',
  'outageRecorded',
  'outageTakenBack',
  'lateCauseSet',
  'deskOpened',
  'deskClosed',
  'deskFinishingNotes',
  'deskOnBreak',
]
const AT_A_DESK: EventType[] = ['called', 'calledAgain', 'didNotAnswer', 'beingSeen', 'referred', 'completed']

const MAY_WRITE: Record<Role, ReadonlySet<EventType>> = {
  welcome: new Set([...ANYBODY, ...AT_THE_DOOR, ...IN_THE_QUEUE, ...AT_A_DESK]),
  adviser: new Set([...ANYBODY, ...IN_THE_QUEUE, ...AT_A_DESK]),
  lead: new Set([...SET_UP, ...ANYBODY, ...AT_THE_DOOR, ...IN_THE_QUEUE, ...AT_A_DESK]),
  display: new Set(),
  hub: new Set(),
}

/** Whether a device of this role may write events of this type. The hub trusts no device further; `dayBegan` and `estimatorLearned` it writes itself. */
export function mayWrite(role: Role, type: EventType): boolean {
  return MAY_WRITE[role].has(type)
}
