import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/roles.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import type { Bodies } from '#domain/events.ts'
import { LIMITS } from '#wire/limits.ts'
import { DAY, Pen, sent } from '#test/hub/events.ts'
import type { Pushed } from './checkEvent.ts'
import { checkEvent, HUB } from './checkEvent.ts'

const check = (pushed: Pushed, role: Role = 'welcome') => checkEvent(pushed, { device: 'd-1', inc: 'first', role })
const codeOf = (pushed: Pushed, role?: Role) => {
  const checked = check(pushed, role)
  return 'rejected' in checked ? checked.rejected.code : 'fine'
}
const arrived = () => new Pen('d-1').envelope('arrived', { visit: 'v', greeted: true, booked: null })

describe('an event on its way in', () => {
  test('passes when it is what its device says', () => {
    expect(check(sent(arrived()))).toEqual({ envelope: arrived() })
  })

  test('is refused when it is not JSON, not an event, too long, or holds text that cannot be stored', () => {
    const raw = (text: string): Pushed => ({ id: 'x', dseq: 1, raw: text })
    expect(codeOf(raw('{'))).toBe('notJson')
    expect(codeOf(raw(''))).toBe('notJson')
    expect(codeOf(raw('[]'))).toBe('badEnvelope')
    expect(codeOf(raw('null'))).toBe('badEnvelope')
    expect(codeOf(raw(`"${'é'.repeat(LIMITS.eventBytes / 2)}"`))).toBe('tooLarge')
    expect(codeOf(raw('{"a":"\\u0000"}'))).toBe('badText')
    expect(codeOf(raw('"\ud800"'))).toBe('badText')
  })

  test('may be longer where the hub itself wrote it, up to a bound', () => {
    const pen = new Pen(HUB)
    const learned = (count: number) =>
      sent(pen.envelope('estimatorLearned', { upTo: DAY, learned: { ...PLANNED, found: Array.from({ length: count }, () => [999.9, 0] as const) } }))
    const asHub = (pushed: Pushed) => checkEvent(pushed, { device: HUB, inc: 'first', role: 'lead' })
    expect(learned(2000).raw.length).toBeGreaterThan(LIMITS.eventBytes)
    expect(asHub(learned(2000))).toHaveProperty('envelope')
    expect(asHub(learned(2001))).toMatchObject({ rejected: { code: 'badBody' } })
    expect(asHub(learned(15_000))).toMatchObject({ rejected: { code: 'tooLarge' } })
  })

  test.each(['\n', '\r', '\t', '\u000b', '\u001f', '\0'])('is refused with the control character %j in its text, wherever it stands', (char) => {
    const { id, dseq, raw } = sent(arrived())
    for (const text of [raw + char, char + raw, raw.replace('{', `{${char}`), raw.replace('"v"', `"v${char}"`)])
      expect(check({ id, dseq, raw: text })).toMatchObject({ rejected: { code: 'badText', sentence: expect.any(String) } })
    expect(check({ id, dseq, raw: raw.replace('}', '}  ') })).toEqual({ envelope: arrived() })
  })

  test.each([
    ['id', { id: 'another' }],
    ['dseq', { dseq: 2 }],
    ['device', { device: 'd-2' }],
    ['inc', { inc: 'second' }],
  ])('is refused when the %s inside is not the one outside', (_, inside) => {
    const event = { id: arrived().id, dseq: 1, raw: JSON.stringify({ ...arrived(), ...inside }) }
    expect(codeOf(event)).toBe('badEnvelope')
  })

  test('is refused with the field that is wrong', () => {
    const wrong = check(sent({ ...arrived(), body: { visit: 'v', greeted: 'yes', booked: null } }))
    expect(wrong).toMatchObject({ rejected: { code: 'badBody', sentence: expect.stringContaining('greeted') } })
    expect(codeOf(sent({ ...arrived(), body: { visit: 'v', greeted: true, booked: null, name: 'Ana' } }))).toBe('badBody')
    expect(codeOf(sent({ ...arrived(), extra: 1 }))).toBe('badEnvelope')
  })

  test('of a kind or version that this release does not know is accepted', () => {
    expect(codeOf(sent({ ...arrived(), type: 'danced', body: { any: ['thing'] } }))).toBe('fine')
    expect(codeOf(sent({ ...arrived(), v: 2, body: {} }))).toBe('fine')
  })

  test('is refused where the role may not write it', () => {
    const service: Bodies['serviceSet'] = { service: 's', name: 'S', keywords: [], minutes: 5, askFor: [], favourite: null, elsewhere: null }
    const setUp = sent(new Pen('d-1').envelope('serviceSet', service))
    expect(codeOf(setUp, 'welcome')).toBe('wrongRole')
    expect(codeOf(setUp, 'lead')).toBe('fine')
    expect(codeOf(sent(arrived()), 'adviser')).toBe('wrongRole')
    expect(codeOf(sent({ ...arrived(), type: 'danced' }), 'display')).toBe('wrongRole')
  })

  test('is hashed and folded as the device wrote it, not as a schema reads it', () => {
    const written = { ...arrived(), type: 'deskSet', body: { desk: 'desk-1', label: '  Desk 1 ', services: [] } }
    expect(check(sent(written), 'lead')).toEqual({ envelope: written })
  })
})
