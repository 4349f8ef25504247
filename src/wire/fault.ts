import { z } from 'zod'

/*
  Faults, grouped by what to do next. Stable codes in one list; the sentence is for the person who meets it.
*/
export const FAULT_CODES = {
  // wait: try again later, nothing is lost
  offline: 'wait',
  busy: 'wait',
  tooMany: 'wait',
  hubFault: 'wait',
  recovering: 'wait',
  // signIn: this device must be paired (again)
  noDevice: 'signIn',
  revoked: 'signIn',
  codeWrong: 'signIn',
  // update: one side is too old
  protocolTooOld: 'update',
  hubTooOld: 'update',
  // quarantine: this one thing is unreadable or not allowed; keep it apart, go on with the rest
  notJson: 'quarantine',
  badEnvelope: 'quarantine',
  badBody: 'quarantine',
  badText: 'quarantine',
  tooLarge: 'quarantine',
  wrongRole: 'quarantine',
  badRequest: 'quarantine',
  notFound: 'quarantine',
  erased: 'quarantine',
  // stop: the logs do not agree; a human or the repair decides
  diverged: 'stop',
  gap: 'stop',
  forked: 'stop',
  corrupt: 'stop',
  follows: 'stop',
} as const

export type FaultCode = keyof typeof FAULT_CODES
export type WhatNow = (typeof FAULT_CODES)[FaultCode]

/** How the hub says no. `where` names the field, line or event; `expected` is the counter it waits for after a gap. */
export const fault = z.strictObject({
  code: z.enum(Object.keys(FAULT_CODES) as [FaultCode, ...FaultCode[]]),
  sentence: z.string(),
  where: z.string().optional(),
  expected: z.int().optional(),
  retryAfterMs: z.int().optional(),
})
export type Fault = z.infer<typeof fault>

export function makeFault(code: FaultCode, sentence: string, more: Partial<Fault> = {}): Fault {
  return { code, sentence, ...more }
}

export function whatNow(code: FaultCode): WhatNow {
  return FAULT_CODES[code]
}
