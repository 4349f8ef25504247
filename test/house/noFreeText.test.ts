/*
  Names never enter the log. Whatever a customer could be told apart by has no field in any event: each string in an event is
  an id, a code, a date or one of a few words. Only the definitions that a team lead writes (a service, a desk, the centre) are words.
*/
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { EVENT_BODIES, envelope } from '#wire/event.ts'
import { boardFrame } from '#wire/board.ts'
import { chimeDown, screensDown, screenUp } from '#wire/screens.ts'

type Schema = {
  [key: string]: unknown
  type?: string | string[]
  pattern?: string
  enum?: unknown
  const?: unknown
  maxLength?: number
  allOf?: Schema[]
  additionalProperties?: unknown
}

/** Words as a customer would say them. No field for a machine's code takes any. */
const WORDS = ['Maria Thompson', 'maria.thompson@example.org', '0161 496 0000', 'She cannot pay her rent', 'María', 'Flat 2, 14 High Street']
const WRITTEN_BY_A_TEAM_LEAD = ['centreSetUp', 'serviceSet', 'deskSet', 'staffSet', 'delayReasonsSet']

/** A record: its keys and its values are looked at like any other string and value. */
const hasCodesForKeys = ({ propertyNames, additionalProperties }: Schema): boolean =>
  typeof propertyNames === 'object' && typeof additionalProperties === 'object' && additionalProperties !== null

/** Paths of all that would let free words through. `limited`: words are allowed, where they are short and without markup. */
function freeText(schema: z.ZodType, limited = false): string[] {
  const found: string[] = []
  const walk = (node: Schema, path: string, above: Schema) => {
    if (typeof node !== 'object' || node === null) return
    const keys = Object.keys(node).filter((key) => key !== '$schema')
    if (keys.length === 0) found.push(`${path}: anything`)
    if (node.type === 'object' && node.additionalProperties !== false && !hasCodesForKeys(node)) found.push(`${path}: any field`)
    const isString = node.type === 'string' || (Array.isArray(node.type) && node.type.includes('string'))
    if (isString && node.enum === undefined && node.const === undefined) {
      const patterns = [node.pattern, ...(node.allOf ?? []).map((one) => one.pattern), above.pattern].filter((one) => one !== undefined)
      const takesWords = WORDS.some((words) => patterns.every((pattern) => new RegExp(pattern, 'u').test(words)))
      if (patterns.length === 0) found.push(`${path}: any string`)
      else if (takesWords && !limited) found.push(`${path}: words`)
      else if (takesWords && (node.maxLength ?? 999) > 64) found.push(`${path}: long words`)
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'enum' || key === 'required' || key === 'allOf') continue
      if (Array.isArray(value)) for (const [place, one] of value.entries()) walk(one as Schema, `${path}.${key}${place}`, node)
      else if (key === 'properties') for (const [name, one] of Object.entries(value as object)) walk(one as Schema, `${path}.${name}`, node)
      else if (typeof value === 'object') walk(value as Schema, `${path}.${key}`, node)
    }
  }
  walk(z.toJSONSchema(schema, { io: 'input' }) as Schema, '', {})
  return found
}

describe('the log holds no words of customers', () => {
  test.each(Object.entries(EVENT_BODIES))('%s', (type, schema) => {
    expect(freeText(schema, WRITTEN_BY_A_TEAM_LEAD.includes(type))).toEqual([])
  })

  test('nor does an envelope, but for its body, which is checked by its type', () => {
    expect(freeText(envelope)).toEqual(['.body.propertyNames: any string', '.body.additionalProperties: anything'])
  })

  test('a board frame has no field for a name, a service or a visit', () => {
    const fields = Object.keys(boardFrame.shape)
    expect(fields.sort()).toEqual(['before', 'clock', 'current', 'delays', 'demo', 'instruction', 'timeZone', 'waits', 'waitsAsAt'])
    expect(Object.keys(boardFrame.shape.waits.unwrap().element.shape).sort()).toEqual(['desks', 'from', 'to'])
    expect(Object.keys(boardFrame.shape.before.element.shape).sort()).toEqual(['at', 'desk', 'ticket'])
    expect(Object.keys(boardFrame.shape.delays.unwrap().element.shape).sort()).toEqual(['by', 'desks', 'expectedAt', 'reason', 'ticket'])
  })
})

describe('what screens say of themselves', () => {
  test('has no words, and no field for a visit, a service or a name', () => {
    for (const schema of [screenUp, chimeDown, screensDown]) expect(freeText(schema)).toEqual([])
    const fields = new Set(
      [...JSON.stringify(z.toJSONSchema(screenUp)).matchAll(/"properties":\{(.*?)\}[,}]/g)].flatMap(([, all]) =>
        [...(all ?? '').matchAll(/"(\w+)":\{/g)].map(([, one]) => one),
      ),
    )
    for (const word of ['visit', 'service', 'name', 'desk']) expect([...fields]).not.toContain(word)
  })
})

describe('this test would find', () => {
  const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
  test.each([
    ['any string', z.strictObject({ note: z.string() })],
    ['a short string', z.strictObject({ note: z.string().max(30) })],
    ['words in a list', z.strictObject({ notes: z.array(z.string()) })],
    ['words that may be missing', z.strictObject({ note: z.string().max(60).nullable() })],
    ['a loose pattern', z.strictObject({ note: z.string().regex(/^[^<>]*$/) })],
    ['an open object', z.looseObject({ visit: id })],
    ['a record', z.strictObject({ more: z.record(z.string(), z.string()) })],
    ['a record under ids', z.strictObject({ more: z.record(id, z.string()) })],
    ['a record of numbers under words', z.strictObject({ more: z.record(z.string(), z.number()) })],
    ['a record of anything', z.strictObject({ more: z.record(id, z.unknown()) })],
    ['words deep in a record', z.strictObject({ more: z.record(id, z.array(z.record(id, z.union([z.number(), z.string()])))) })],
    ['a number, or a string', z.strictObject({ more: z.union([z.number(), z.string()]) })],
    ['anything', z.strictObject({ more: z.unknown() })],
    ['one of two, one of them free', z.strictObject({ more: z.union([id, z.string()]) })],
  ])('%s', (_, schema) => {
    expect(freeText(schema)).not.toEqual([])
  })

  test('long words, where short ones are allowed', () => {
    const words = (most: number) =>
      z.strictObject({
        name: z
          .string()
          .max(most)
          .regex(/^[^<>]*$/),
      })
    expect(freeText(words(65), true)).toEqual(['.name: long words'])
    expect(freeText(words(64), true)).toEqual([])
  })

  test('and lets numbers under ids pass', () => {
    expect(freeText(z.strictObject({ more: z.record(id, z.array(z.record(id, z.number()))) }))).toEqual([])
  })

  test('and lets ids, codes and lists of codes pass', () => {
    expect(freeText(z.strictObject({ visit: id, needs: z.array(z.enum(['a', 'b'])), at: z.int(), yes: z.boolean().nullable(), just: z.literal('x') }))).toEqual(
      [],
    )
  })
})
