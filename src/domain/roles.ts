import type { EventType } from './events.ts'

/** What a device is for. A display never writes and never reads the log; a centre's hub, at the council's, hands on what others wrote. */
export type Role = 'welcome' | 'adviser' | 'lead' | 'display' | 'hub'

const AT_THE_DOOR: EventType[] = ['arrived', 'greeted', 'numberGiven', 'answeredAtWelcomeDesk']
const SET_UP: EventType[] = ['centreSetUp', 'serviceSet', 'deskSet', 'rotaSet']
const IN_THE_QUEUE: EventType[] = [
  'needsNoted',
  'enquiryAdded',
  'prioritised',
  'cameBack',
  'leftBeforeBeingSeen',
  'putOnHold',
  'takenOffHold',
  'taskDone',
  'undone',
  'appointmentBooked',
  'deskOpened',
  'deskClosed',
]
const AT_A_DESK: EventType[] = ['called', 'calledAgain', 'didNotAnswer', 'beingSeen', 'referred', 'completed']

const MAY_WRITE: Record<Role, ReadonlySet<EventType>> = {
  welcome: new Set([...AT_THE_DOOR, ...IN_THE_QUEUE, ...AT_A_DESK]),
  adviser: new Set([...IN_THE_QUEUE, ...AT_A_DESK]),
  lead: new Set([...SET_UP, ...AT_THE_DOOR, ...IN_THE_QUEUE, ...AT_A_DESK]),
  display: new Set(),
  hub: new Set(),
}

/** Whether a device of this role may write events of this type. The hub trusts no device further. */
export function mayWrite(role: Role, type: EventType): boolean {
  return MAY_WRITE[role].has(type)
}
