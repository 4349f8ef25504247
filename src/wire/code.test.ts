import { describe, expect, test } from 'vitest'
import { cursor, CHAIN_START, dayKey, deskLabel, hash, id, instant, label, ticket } from './code.ts'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, values: unknown[]) => values.filter((value) => schema.safeParse(value).success)

describe('what may cross', () => {
  test('an id is made by a machine: no space, no name, no end', () => {
    const good = ['0f6c1c1e-6a53-4c80-9f7e-2d5a1b3c4d5e', 'desk-4', 'lgsl:1520', 'a', 'x'.repeat(64)]
    expect(takes(id, good)).toEqual(good)
    expect(takes(id, ['', 'x'.repeat(65), 'Ann Smith', '-x', 'é', 'a\n', 'a/b', '../a', 7, null])).toEqual([])
  })

  test("a ticket number is of the centre's series or of a device's, without letters that look like digits", () => {
    const good = ['1', '46', '9999', 'K03', 'KB12', 'K100']
    expect(takes(ticket, good)).toEqual(good)
    expect(takes(ticket, ['0', '046', '10000', 'I03', 'O03', 'KI12', 'K3', 'k03', 'KBX12', '', 46])).toEqual([])
  })

  test('a label is short, and holds no markup and nothing invisible', () => {
    expect(label.parse('  Council Tax & rebates  ')).toBe('Council Tax & rebates')
    expect(takes(label, ['', '   ', 'x'.repeat(61), '<b>', 'a\u0000b', 'a\u202Eb', 'a\nb'])).toEqual([])
    expect(takes(deskLabel, ['x'.repeat(25)])).toEqual([])
    expect(takes(label, ['Tŷ Gofal', 'Désirée’s room'])).toHaveLength(2)
  })

  test('an instant is whole milliseconds, a day a date, a hash 64 digits', () => {
    expect(takes(instant, [0, 1_799_712_000_000])).toHaveLength(2)
    expect(takes(instant, [-1, 1.5, Number.NaN, Infinity, '0', 9e15])).toEqual([])
    expect(takes(dayKey, ['2027-01-12'])).toHaveLength(1)
    expect(takes(dayKey, ['12/01/2027', '2027-1-2', '2027-01-12T00:00', ''])).toEqual([])
    expect(takes(hash, [CHAIN_START, 'a'.repeat(64)])).toHaveLength(2)
    expect(takes(hash, ['A'.repeat(64), 'a'.repeat(63), ''])).toEqual([])
    expect(takes(cursor, [{ n: 0, hash: CHAIN_START }])).toHaveLength(1)
    expect(takes(cursor, [{ n: 0, hash: CHAIN_START, more: 1 }, { n: -1, hash: CHAIN_START }, { n: 0 }])).toEqual([])
  })
})
