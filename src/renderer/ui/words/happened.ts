/* Past events in a few words, for the foot, for what a human must look at, and for what came to nothing. */

const DONE: Record<string, (number: string) => string> = {
  arrived: () => 'Noted that someone came in',
  greeted: () => 'Greeted one person',
  numberGiven: (number) => `Gave number ${number}`,
  appointmentAttached: (number) => `Noted the appointment of ${number}`,
  needsNoted: (number) => `Noted what ${number} needs`,
  enquiryAdded: (number) => `Added a matter for ${number}`,
  prioritised: (number) => `Gave ${number} priority`,
  priorityRemoved: (number) => `Put ${number} back in turn`,
  seeNow: (number) => `Marked ${number} to be seen now`,
  called: (number) => `Called ${number}`,
  calledAgain: (number) => `Called ${number} again`,
  didNotAnswer: (number) => `${number} did not answer`,
  steppedOut: (number) => `${number} stepped out`,
  cameBack: (number) => `${number} is here again`,
  beingSeen: (number) => `Started ${number}`,
  putOnHold: (number) => `Put ${number} on hold`,
  takenOffHold: (number) => `Took ${number} off hold`,
  referred: (number) => `Referred ${number}`,
  completed: (number) => `Finished ${number}`,
  answeredAtWelcomeDesk: () => 'Answered one person here',
  leftBeforeBeingSeen: (number) => `Marked ${number} as left`,
  numberGivenFirst: (number) => `Gave number ${number}`,
  waitTold: (number) => `Told ${number} how long it takes`,
  partySizeNoted: (number) => `Noted how many have number ${number}`,
  practised: () => 'Began a practice visit',
  corrected: (number) => `Put right ${number}`,
  enteredFromPaper: (number) => `Entered ${number} from paper`,
  endedAtClosing: (number) => `Closed ${number} for the day`,
  keptOpen: (number) => `Kept ${number} open`,
  lateCauseSet: (number) => `Said why ${number} was seen late`,
  appointmentMoved: () => 'Moved an appointment',
  appointmentCancelled: () => 'Cancelled an appointment',
  coverNeeded: () => 'Asked for cover',
  delayTold: () => 'Told of a delay',
  delayEnded: () => 'Took back what was told of a delay',
  outageRecorded: () => 'Noted when nothing could be written down',
  outageTakenBack: () => 'An outage was taken back',
  taskDone: (number) => `Settled what was open about ${number}`,
}

/** What this device did, as the foot says it. `greeted`: an arrival that was a greeting at once. */
export function sayDone(type: string, ticket: string | null, greeted = false): string {
  return (type === 'arrived' && greeted ? DONE['greeted'] : DONE[type])?.(ticket ?? 'someone') ?? 'Done'
}

const TASKS: Record<string, (number: string, desks: string, other: string) => string> = {
  seenWhileCalledElsewhere: (number, desks) => `${number} was being seen while another desk called them (${desks}). Tell the other desk.`,
  seenAtTwoDesks: (number, desks) => `${number} is marked as being seen at two desks (${desks}). Ask which is right.`,
  seenAfterLeft: (number, desks) => `${number} was marked as left, and then seen (${desks}). Check which is right.`,
  seenAfterFinished: (number, desks) => `${number} was finished, and then seen again (${desks}). Check which is right.`,
  finishedTwice: (number, desks) => `${number} was finished twice for the same matter (${desks}). Check what we promised.`,
  referredWhileElsewhere: (number, desks) => `${number} was referred while at another desk (${desks}). Ask where they should be.`,
  numberedTwice: (number, _, other) => `Whoever holds ${other} also has number ${number}. We call ${number}: find them and tell them.`,
  appointmentTwice: (number) => `${number} has an appointment that is marked as here twice. Take one of the two away.`,
  leftWhileCalled: (number, desks) => `${number} was marked as left while they were being called (${desks}). Check that they are gone.`,
  answeredWhileCalled: (number, desks) => `${number} was marked as answered here, and then called (${desks}). Ask which is right.`,
  arrivalMissing: (number) => `We have no arrival time for ${number}. Their wait is not measured.`,
}

/** Two facts that clash, for a human: what happened and what to do. Both are in the log. */
export function sayTask(kind: string, ticket: string | null, desks: readonly string[], other = ''): string {
  return TASKS[kind]?.(ticket ?? 'Someone', desks.join(' and '), other) ?? 'Two records do not agree. Ask the team lead.'
}

const WHY_NOT: Record<string, (number: string, by: string) => string> = {
  calledByAnotherDesk: (number, by) => `${number} was called by ${by} first. Both calls are in the log.`,
  beingSeen: (number, by) => `${number} was already being seen at ${by}. Your call is in the log.`,
  finished: (number) => `${number} was already finished. Your call is in the log.`,
  left: (number) => `${number} had left before your call. It is in the log.`,
  onHold: (number) => `${number} was put on hold before your call. It is in the log.`,
  notInQueue: (number) => `${number} was not in the queue. Your call is in the log.`,
  changedSince: (number) => `Your undo came too late: something happened to ${number} before it. Both are in the log.`,
}

/** A claim of this device that came to nothing, told once. */
export function sayNoEffect(reason: string, ticket: string | null, by: string | null): string {
  return WHY_NOT[reason]?.(ticket ?? 'This person', by ?? 'another desk') ?? 'This came to nothing. It is in the log.'
}

/** An event that the hub would not take. */
export function sayQuarantined(type: string, ticket: string | null, sentence: string): string {
  return `Not shared: “${sayDone(type, ticket)}”. ${sentence}`
}
