const WORDS: Record<string, (desk: string, time: string) => string> = {
  arrived: () => 'In line at the door',
  greeted: () => 'At the welcome desk',
  waiting: () => 'Waiting',
  called: (desk, time) => `Called to ${desk} at ${time}`,
  away: (desk, time) => `Did not answer ${desk} at ${time}`,
  steppedOut: (_, time) => `Stepped out at ${time}`,
  onHold: (_, time) => `On hold since ${time}`,
  beingSeen: (desk, time) => `Being seen at ${desk} since ${time}`,
  completed: (_, time) => `Finished at ${time}`,
  answered: (_, time) => `Answered at the welcome desk at ${time}`,
  left: (_, time) => `Left at ${time}`,
  undone: () => 'Undone',
}

/** Where a person is, in words. `desk`: its label; `time`: since or when; each where it has a meaning. */
export function saySituation(is: string, desk: string, time: string): string {
  return WORDS[is]?.(desk, time) ?? ''
}
