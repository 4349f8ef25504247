import type { EventType } from './events.ts'

/*
  Facts and intents (docs/decisions/0002). A fact always applies: somebody did or saw it. An intent is a claim that can end
  with no effect. The class belongs to the type; what a sender says about it is never asked.
*/
export const EVENT_CLASSES = {
  centreSetUp: 'fact',
  serviceSet: 'fact',
  deskSet: 'fact',
  callingRuleSet: 'fact',
  standardsSet: 'fact',
  rotaSet: 'fact',
  dayBegan: 'fact',
  deskOpened: 'fact',
  deskClosed: 'fact',
  deskFinishingNotes: 'fact',
  deskOnBreak: 'fact',
  appointmentBooked: 'fact',
  arrived: 'fact',
  greeted: 'fact',
  appointmentAttached: 'fact',
  numberGiven: 'fact',
  needsNoted: 'fact',
  enquiryAdded: 'fact',
  prioritised: 'fact',
  priorityRemoved: 'fact',
  seeNow: 'fact',
  called: 'intent',
  calledAgain: 'fact',
  didNotAnswer: 'fact',
  steppedOut: 'fact',
  cameBack: 'fact',
  beingSeen: 'fact',
  putOnHold: 'fact',
  takenOffHold: 'fact',
  referred: 'fact',
  completed: 'fact',
  answeredAtWelcomeDesk: 'fact',
  leftBeforeBeingSeen: 'fact',
  taskDone: 'fact',
  undone: 'intent',
} as const satisfies Record<EventType, 'fact' | 'intent'>

/** True for a type and version that this release can fold. */
export function isKnownEvent(type: string, v: number): type is EventType {
  return v === 1 && Object.hasOwn(EVENT_CLASSES, type)
}
