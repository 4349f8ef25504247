import { describe, expect, test } from 'vitest'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'
import { boardFrame } from './board.ts'
import { CARD_FIELDS } from './card.ts'
import { envelope, EVENT_BODIES, outcome } from './event.ts'

const sent = {
  id: 'e1',
  device: 'pc-1',
  inc: 'pc-1-a',
  dseq: 1,
  type: 'called',
  v: 1,
  day: '2027-01-12',
  at: 1_799_748_000_000,
  clock: 1_799_748_000_900,
  base: 0,
  body: { visit: 'v', desk: 'd' },
}

describe('an event on its way', () => {
  test('has a body for every type that the domain knows', () => {
    expect(Object.keys(EVENT_BODIES).sort()).toEqual(Object.keys(EVENT_CLASSES).sort())
  })

  test('carries no field that its type does not name', () => {
    for (const [type, body] of Object.entries(EVENT_BODIES))
      expect(
        body.safeParse({ customerName: 'Ann' }).error?.issues.map((issue) => issue.code),
        type,
      ).toContain('unrecognized_keys')
    const body = { visit: 'v', desk: 'd', because: 'due', reason: null, screenLive: true }
    expect(EVENT_BODIES.called.safeParse(body).success).toBe(true)
    expect(EVENT_BODIES.called.safeParse({ ...body, name: 'Ann' }).success).toBe(false)
  })

  test.each<[string, unknown, boolean]>([
    ['numbers, lists, and records of both', { gaps: [0.5, 1], services: { 'lgsl:58': { is: 2.3, seen: true } }, sums: [[1, 2], [3]] }, true],
    ['a word', { note: 'Ann' }, false],
    ['a word in a list', { gaps: [1, 'Ann'] }, false],
    ['a word for a key', { services: { 'Ann Smith': 1 } }, false],
    ['nothing', { gaps: null }, false],
    ['no number', { gaps: [Number.NaN] }, false],
    ['no end', { gaps: [Number.POSITIVE_INFINITY] }, false],
    ['too long a list', { gaps: Array.from({ length: 2001 }, () => 1) }, false],
    ['too deep', { a: { b: { c: { d: { e: { f: 1 } } } } } }, false],
  ])('says of what was learned: %s', (_, learned, fine) => {
    expect(EVENT_BODIES.estimatorLearned.safeParse({ upTo: '2027-01-12', learned }).success).toBe(fine)
  })

  test('may be of a kind that this release does not know', () => {
    expect(envelope.safeParse({ ...sent, type: 'delayAnnounced', v: 3, body: { minutes: 10 } }).success).toBe(true)
  })

  test('says exactly who wrote it, which one it is, and when', () => {
    expect(envelope.parse(sent)).toEqual(sent)
    for (const key of Object.keys(sent)) expect(envelope.safeParse({ ...sent, [key]: undefined }).success, key).toBe(false)
    for (const wrong of [{ dseq: 0 }, { v: 0 }, { base: -1 }, { type: 'Called' }, { type: 'called!' }, { extra: 1 }, { body: [] }]) {
      expect(envelope.safeParse({ ...sent, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
    }
  })

  test('ends in an outcome that everybody knows', () => {
    expect(['applied', 'unknown', 'noEffect:calledByAnotherDesk'].every((one) => outcome.safeParse(one).success)).toBe(true)
    expect(['', 'noEffect', 'noEffect:why', 'Applied', 'applied '].filter((one) => outcome.safeParse(one).success)).toEqual([])
  })
})

describe('a board frame', () => {
  const frame = { clock: { now: 0, rate: 1 }, timeZone: 'Europe/London', demo: true, current: { ticket: '46', desk: 'Desk 1', at: 0 }, before: [] }

  test('passes, and nothing more passes with it', () => {
    expect(boardFrame.safeParse(frame).success).toBe(true)
    for (const more of [{ name: 'Ann' }, { current: { ...frame.current, service: 'housing' } }, { before: Array(4).fill(frame.current) }]) {
      expect(boardFrame.safeParse({ ...frame, ...more }).success, JSON.stringify(more)).toBe(false)
    }
  })

  test('has room for nothing that a customer card holds', () => {
    for (const field of CARD_FIELDS) expect(boardFrame.safeParse({ ...frame, [field]: 'x' }).success, field).toBe(false)
  })
})
