import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { envelope } from './event.ts'
import { newsDown } from './news.ts'
import { page } from './pull.ts'
import { pushDown } from './push.ts'
import { isSurelyEnvelope, isSurelyPage, isSurelyPageNews, isSurelyPushDown } from './surely.ts'

const hash = 'a1'.repeat(32)
const place = { n: 7, recvAt: 1_800_000_000_000, outcome: 'noEffect:beingSeen' }
const anEnvelope = {
  ...{ id: 'e-1', device: 'd-1', inc: 'i-1', dseq: 1, type: 'arrived', v: 1, day: '2027-01-12', at: 1_800_000_000_000, clock: 1, base: 0 },
  body: { visit: 'v', greeted: true, booked: null },
}
const aPage = {
  ...{ from: 7, to: 8, prevHash: hash, toHash: hash, seal: hash, head: { n: 8, hash } },
  events: [
    { ...place, raw: '{"free":"text"}' },
    { ...place, n: 8, own: 'e-1', inc: 'i-1', dseq: 1 },
  ],
}
const anAnswer = { results: [{ id: 'e-1', n: 7 }], head: { n: 8, hash } }

type Known = { look: (value: unknown) => boolean; schema: z.ZodType; good: unknown[] }
const ALL: Record<string, Known> = {
  envelope: { look: isSurelyEnvelope, schema: envelope, good: [anEnvelope, { ...anEnvelope, by: 's-1' }] },
  page: { look: isSurelyPage, schema: page, good: [aPage, { ...aPage, to: 6, events: [] }] },
  'page on the live line': { look: isSurelyPageNews, schema: newsDown, good: [{ t: 'page', page: aPage }] },
  'answer to a push': { look: isSurelyPushDown, schema: pushDown, good: [anAnswer] },
}

/** What may stand in place of any value. */
const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    true,
    0,
    -1,
    1.5,
    1000,
    8_640_000_000_001,
    2 ** 53,
    Number.NaN,
    '',
    'applied',
    'e 1',
    ' e-1',
    'e-1\n',
    '2027-1-12',
    hash.toUpperCase(),
  ),
  fc.constantFrom([], {}, [aPage], anEnvelope, { n: 1 }, { id: 'e-1', rejected: { code: 'badText', sentence: 'No.' } }),
  fc.string(),
  fc.integer(),
)
/** Which field, counted through all of a value, and what becomes of it. */
const change = fc.record({ at: fc.nat(60), how: fc.constantFrom('replace', 'remove', 'add'), to: anything })

function changed(value: unknown, { at, how, to }: { at: number; how: string; to: unknown }): unknown {
  const copy: unknown = structuredClone(value)
  const fields: [Record<string, unknown>, string][] = []
  const walk = (one: unknown) => {
    if (one === null || typeof one !== 'object') return
    for (const key of Object.keys(one)) {
      fields.push([one as Record<string, unknown>, key])
      walk((one as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  const [holder, key] = fields[at % fields.length] ?? [{}, '']
  if (how === 'replace') holder[key] = to
  else if (how === 'add' && !Array.isArray(holder)) holder[`${key}2`] = to
  else if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
  return copy
}

describe.each(Object.entries(ALL))('the quick look at an %s', (_, { look, schema, good }) => {
  test('sees at once what is as it should be', () => {
    for (const one of good) expect(look(one)).toBe(true)
  })

  test('says yes to nothing that its schema would refuse or change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 3 }), (one, changes) => {
        const value = changes.reduce<unknown>(changed, one)
        if (look(value)) expect(schema.safeParse(value)).toEqual({ success: true, data: value })
      }),
      { numRuns: 3000 },
    )
  })

  test('knows each field: none can be missing or be of another kind', () => {
    for (const one of good)
      for (let at = 0; at < 60; at++) {
        for (const how of ['remove', 'replace', 'add']) {
          const value = changed(one, { at, how, to: Symbol('no JSON') })
          expect(look(value), JSON.stringify(value)).toBe(schema.safeParse(value).success)
        }
      }
  })
})
