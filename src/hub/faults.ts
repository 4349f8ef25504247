/* How the hub says no, inside: thrown, and turned into a `fault` at the one place that answers (http/sayFault.ts). */
import { makeFault } from '#wire/fault.ts'
import type { Fault, FaultCode } from '#wire/fault.ts'

/** The HTTP status that goes with a code, where the thrower does not name another. */
const STATUS: Record<FaultCode, number> = {
  offline: 503,
  busy: 503,
  tooMany: 429,
  hubFault: 500,
  recovering: 503,
  noDevice: 401,
  revoked: 401,
  codeWrong: 403,
  protocolTooOld: 426,
  hubTooOld: 503,
  notJson: 400,
  badEnvelope: 400,
  badBody: 400,
  badText: 400,
  tooLarge: 413,
  wrongRole: 403,
  badRequest: 400,
  notFound: 404,
  erased: 410,
  diverged: 409,
  gap: 409,
  forked: 409,
  corrupt: 500,
  follows: 409,
}

export class HubFault extends Error {
  readonly fault: Fault
  readonly status: number

  constructor(code: FaultCode, sentence: string, more: Partial<Fault> & { status?: number } = {}) {
    super(sentence)
    const { status, ...rest } = more
    this.name = 'HubFault'
    this.fault = makeFault(code, sentence, rest)
    this.status = status ?? STATUS[code]
  }
}

/** What stops the hub from starting, in one line for the person at the keyboard. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
