import type { EventType } from '#domain/events.ts'
import { isKnownEvent } from '#domain/eventClasses.ts'
import { mayWrite } from '#domain/roles.ts'
import type { Role } from '#domain/roles.ts'
import type { FaultCode } from '#wire/fault.ts'
import { LIMITS } from '#wire/limits.ts'
import { envelope, EVENT_BODIES } from '#wire/event.ts'
import type { Envelope } from '#wire/event.ts'
import { isSurelyEnvelope } from '#wire/surely.ts'
import { sayIssue } from '#hub/sayIssue.ts'
import { holdsControl, textTrouble, troubleWithin } from './checkText.ts'

/** The hub's own name as a writer. No device can pair under it: theirs begin with `d-`. */
export const HUB = 'hub'

export type Pushed = { id: string; dseq: number; raw: string }
export type Writer = { device: string; inc: string; role: Role }
export type Rejected = { code: FaultCode; sentence: string }
export type Checked = Pushed & ({ envelope: Envelope } | { rejected: Rejected })

/** One event of a push, before anything is stored: its envelope, or why it goes to quarantine. */
export function checkEvent(pushed: Pushed, writer: Writer): { envelope: Envelope } | { rejected: Rejected } {
  const { raw } = pushed
  const most = writer.device === HUB ? LIMITS.hubEventBytes : LIMITS.eventBytes
  if (Buffer.byteLength(raw, 'utf8') > most) return no('tooLarge', `An event may be ${most} bytes long. This one is longer.`)
  const trouble = textTrouble(raw)
  if (trouble) return no('badText', `The event holds ${trouble}, which cannot be stored.`)
  // Between tokens JSON may hold line breaks and tabs. No device of ours writes any, and a log of one line an event is safer to carry.
  if (holdsControl(raw)) return no('badText', 'The event holds a line break, a tab or another control character. It must be JSON on one line.')
  const value = parse(raw)
  if (value === undefined) return no('notJson', 'The event is not JSON.')
  // The text as it stands is good: only an escape can still hide something.
  const hidden = raw.includes('\\u') ? troubleWithin(value) : null
  if (hidden) return no('badText', `The event holds ${hidden}, which cannot be stored.`)
  if (isSurelyEnvelope(value)) return checkContents(value, value, pushed, writer)
  const read = envelope.safeParse(value)
  if (!read.success) {
    const { where, what } = sayIssue(read.error)
    return no('badEnvelope', `The event's ${where ?? 'envelope'} is wrong: ${what}.`)
  }
  return checkContents(read.data, value as Envelope, pushed, writer)
}

/** `written` is what the device wrote; `read` what the schema made of it. They are the same here, but only one is hashed. */
function checkContents(read: Envelope, written: Envelope, pushed: Pushed, writer: Writer): { envelope: Envelope } | { rejected: Rejected } {
  const outside = { id: pushed.id, dseq: pushed.dseq, device: writer.device, inc: writer.inc }
  for (const key of ['id', 'dseq', 'device', 'inc'] as const) {
    if (read[key] !== outside[key]) return no('badEnvelope', `The event's ${key} is not the one that it was sent under.`)
  }
  if (!isKnownEvent(read.type, read.v))
    return writer.role === 'display' || writer.role === 'hub'
      ? no('wrongRole', `A device of the role "${writer.role}" writes no events.`)
      : { envelope: written }
  const type: EventType = read.type
  if (writer.device !== HUB && !mayWrite(writer.role, type)) return no('wrongRole', `A device of the role "${writer.role}" may not write "${type}".`)
  const body = EVENT_BODIES[type].safeParse(written.body)
  if (body.success) return { envelope: written }
  const { where, what } = sayIssue(body.error)
  return no('badBody', `"${type}" is wrong${where ? ` in its ${where}` : ''}: ${what}.`)
}

function no(code: FaultCode, sentence: string): { rejected: Rejected } {
  return { rejected: { code, sentence } }
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
