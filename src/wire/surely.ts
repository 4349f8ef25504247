/*
  A quick look at what comes by the thousand. Each of these says yes only to what its schema takes as it stands; no means that the
  schema has to be asked, which also says what is wrong. Under a page's content policy a schema takes some ten times as long.
*/
import { DAY, HASH, ID, LAST_INSTANT } from './code.ts'
import type { Envelope } from './event.ts'
import { LAST_V, OUTCOME, TYPE } from './event.ts'
import type { NewsDown } from './news.ts'
import type { Page } from './pull.ts'
import type { PushDown } from './push.ts'

/** What an event's text parses to. */
export function isSurelyEnvelope(value: unknown): value is Envelope {
  if (!isObject(value)) return false
  const { id, device, inc, dseq, type, v, day, at, clock, base, by, body } = value
  return (
    count(value) === ('by' in value ? 12 : 11) &&
    is(ID, id) &&
    is(ID, device) &&
    is(ID, inc) &&
    isFrom(1, dseq) &&
    is(TYPE, type) &&
    isFrom(1, v) &&
    v <= LAST_V &&
    is(DAY, day) &&
    isInstant(at) &&
    isInstant(clock) &&
    isFrom(0, base) &&
    (by === undefined ? !('by' in value) : is(ID, by)) &&
    isObject(body)
  )
}

/** A page of the log. */
export function isSurelyPage(value: unknown): value is Page {
  if (!isObject(value) || count(value) !== 7) return false
  const { from, to, prevHash, toHash, seal, events, head } = value
  if (!isFrom(1, from) || !isFrom(0, to) || !is(HASH, prevHash) || !is(HASH, toHash) || !is(HASH, seal) || !isCursor(head)) return false
  return Array.isArray(events) && events.every(isNumbered)
}

/** The same on the live line. */
export function isSurelyPageNews(value: unknown): value is Extract<NewsDown, { t: 'page' }> {
  return isObject(value) && count(value) === 2 && value['t'] === 'page' && isSurelyPage(value['page'])
}

function isNumbered(value: unknown): boolean {
  if (!isObject(value)) return false
  const { n, recvAt, outcome, raw, own, inc, dseq } = value
  if (!isFrom(1, n) || !isInstant(recvAt) || !is(OUTCOME, outcome)) return false
  if (typeof raw === 'string') return count(value) === 4
  return count(value) === 6 && is(ID, own) && is(ID, inc) && isFrom(1, dseq)
}

/** The answer to a push of which nothing was rejected. */
export function isSurelyPushDown(value: unknown): value is PushDown {
  if (!isObject(value) || count(value) !== 2) return false
  const { results, head } = value
  return isCursor(head) && Array.isArray(results) && results.every((one) => isObject(one) && count(one) === 2 && is(ID, one['id']) && isFrom(1, one['n']))
}

function isCursor(value: unknown): boolean {
  return isObject(value) && count(value) === 2 && isFrom(0, value['n']) && is(HASH, value['hash'])
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function is(pattern: RegExp, value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value)
}

function isFrom(least: number, value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least
}

function isInstant(value: unknown): boolean {
  return isFrom(0, value) && value <= LAST_INSTANT
}

/** How many fields it has: where each that must be there is there, no other is. */
function count(value: object): number {
  return Object.keys(value).length
}
