import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fingerprint, fingerprintOf, readEnrolmentFile, readJoinAddress, sayFingerprint, sayJoinAddress } from './join.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const own = fingerprintOf(sha256('a key'))

describe('a fingerprint', () => {
  test('is 140 bits of the hash, in letters that nobody mistakes for another', () => {
    expect(own).toMatch(/^[A-HJ-NP-Z2-9]{28}$/)
    expect(fingerprintOf(sha256('another key'))).not.toBe(own)
    expect(fingerprintOf(new Uint8Array(32))).toBe('A'.repeat(28))
    expect(fingerprintOf(new Uint8Array(32).fill(255))).toBe('9'.repeat(28))
    // Only the last bit that counts is another.
    const last = new Uint8Array(32)
    last[17] = 0b0001_0000
    expect(fingerprintOf(last)).toBe(`${'A'.repeat(27)}B`)
  })

  test('is read as people type it, and refused where a letter is missing', () => {
    expect(fingerprint.parse(` ${sayFingerprint(own).toLowerCase()} `)).toBe(own)
    for (const wrong of [own.slice(1), `${own}A`, `${own.slice(1)}O`, '']) expect(fingerprint.safeParse(wrong).success).toBe(false)
  })
})

describe('an address to join with', () => {
  test('comes back as it was said', () => {
    const typed = sayJoinAddress('https://192.0.2.7:4400', 'K7MQ-2XWD', own)
    expect(readJoinAddress(typed)).toEqual({ hub: 'https://192.0.2.7:4400/', code: 'K7MQ-2XWD', fingerprint: sayFingerprint(own) })
    expect(readJoinAddress(sayJoinAddress('https://hub.example', 'K7MQ-2XWD', null))).toEqual({
      hub: 'https://hub.example/',
      code: 'K7MQ-2XWD',
      fingerprint: null,
    })
  })

  test('may be its end only', () => {
    expect(readJoinAddress(' K7MQ-2XWD ')).toEqual({ hub: null, code: 'K7MQ-2XWD', fingerprint: null })
    expect(readJoinAddress('K7MQ-2XWD.ABCD')).toEqual({ hub: null, code: 'K7MQ-2XWD', fingerprint: 'ABCD' })
    expect(readJoinAddress('')).toEqual({ hub: null, code: '', fingerprint: null })
  })
})

describe('an enrolment file', () => {
  const file = {
    foyer: 'enrolment',
    v: 1,
    hubs: ['https://192.0.2.7:4400'],
    fingerprint: sayFingerprint(own),
    enrolment: 'e-abcdefghjkmn',
    secret: 's'.repeat(43),
    role: 'adviser',
    centreName: 'Town Hall',
    until: '2027-12-31',
  }

  test('is read, also with the mark that an editor put before it', () => {
    expect(readEnrolmentFile(`\uFEFF${JSON.stringify(file)}`)).toEqual({ ...file, fingerprint: own })
    expect(readEnrolmentFile(JSON.stringify({ ...file, fingerprint: null }))).toMatchObject({ fingerprint: null })
  })

  test.each([
    ['no JSON', 'hello'],
    ['another file', '{"foyer":"backup"}'],
    ['a short secret', JSON.stringify({ ...file, secret: 'x' })],
    ['a wrong fingerprint', JSON.stringify({ ...file, fingerprint: 'ABCD' })],
    ['an address that is none', JSON.stringify({ ...file, hubs: ['file:///etc/passwd'] })],
    ['no address', JSON.stringify({ ...file, hubs: [] })],
  ])('is not read from %s', (_, text) => {
    expect(readEnrolmentFile(text)).toBeNull()
  })
})
