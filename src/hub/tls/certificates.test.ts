import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownFolder } from '#test/hub/folders.ts'
import { StartError } from '#hub/faults.ts'
import { councilCertificate } from './councilCertificate.ts'
import { CERT_FILE, KEY_FILE, keptFingerprint, ownCertificate } from './ownCertificate.ts'

const NOW = Date.parse('2026-11-26T09:00:00Z')
const YEAR = 365 * 24 * 3600 * 1000
const NAMES = ['foyer.example', '192.0.2.7', 'fd00::2']

describe('the hub’s own certificate', () => {
  test('names every name and address, lasts ten years, and its key is for nobody else to read', async () => {
    const folder = join(ownFolder(), 'new')
    const { cert, key, fingerprint } = await ownCertificate(folder, NAMES, NOW)
    const read = new X509Certificate(cert)
    expect([read.checkHost('foyer.example'), read.checkIP('192.0.2.7'), read.checkIP('fd00::2'), read.checkHost('other.example')]).toEqual([
      'foyer.example',
      '192.0.2.7',
      'fd00::2',
      undefined,
    ])
    expect((Date.parse(read.validTo) - NOW) / YEAR).toBeCloseTo(10, 1)
    expect(read.verify(read.publicKey)).toBe(true)
    expect(read.ca).toBe(false)
    expect(statSync(join(folder, KEY_FILE)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, KEY_FILE), 'utf8')).toBe(key)
    expect(keptFingerprint(folder)).toBe(fingerprint)
    expect(keptFingerprint(ownFolder())).toBeNull()
  })

  test('is kept while it is good', async () => {
    const folder = ownFolder()
    const first = await ownCertificate(folder, NAMES, NOW)
    expect(await ownCertificate(folder, NAMES.slice(1), NOW + 8 * YEAR)).toEqual(first)
  })

  test.each([
    ['ends within the year', NAMES, NOW + 9.5 * YEAR],
    ['lacks a name', [...NAMES, 'foyer.example.gov.uk'], NOW],
    ['lacks an address', [...NAMES, '192.0.2.8'], NOW],
    ['is of a time to come', NAMES, NOW - YEAR],
  ])('is made anew where it %s, on the same key, so that devices know it again', async (_, names, now) => {
    const folder = ownFolder()
    const first = await ownCertificate(folder, NAMES, NOW)
    const next = await ownCertificate(folder, names, now)
    expect([next.key, next.fingerprint]).toEqual([first.key, first.fingerprint])
    expect(next.cert).not.toBe(first.cert)
    expect(await ownCertificate(folder, names, now)).toEqual(next)
  })

  test('is made anew where its file is damaged; a damaged key is never replaced', async () => {
    const folder = ownFolder()
    const first = await ownCertificate(folder, NAMES, NOW)
    writeFileSync(join(folder, CERT_FILE), 'rubbish')
    expect((await ownCertificate(folder, NAMES, NOW)).fingerprint).toBe(first.fingerprint)
    writeFileSync(join(folder, KEY_FILE), 'rubbish')
    await expect(ownCertificate(folder, NAMES, NOW)).rejects.toThrow(/cannot be read as a key. Put it back/)
    expect(readFileSync(join(folder, KEY_FILE), 'utf8')).toBe('rubbish')
  })

  test('another key has another fingerprint', async () => {
    expect((await ownCertificate(ownFolder(), NAMES, NOW)).fingerprint).not.toBe((await ownCertificate(ownFolder(), NAMES, NOW)).fingerprint)
  })

  test('says in one line that it cannot be kept', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'a-file'), '')
    const failed = ownCertificate(join(folder, 'a-file'), NAMES, NOW)
    await expect(failed).rejects.toThrow(StartError)
    await expect(failed).rejects.toThrow(/^The hub cannot keep its certificate in /)
  })
})

describe('the council’s certificate', () => {
  /** A pair as a council would give it: made at `at`. */
  const given = async (at = NOW) => {
    const folder = ownFolder()
    await ownCertificate(folder, NAMES, at)
    return { cert: join(folder, CERT_FILE), key: join(folder, KEY_FILE) }
  }
  const lineOf = (files: { cert: string; key: string }, now = NOW) => {
    try {
      councilCertificate(files, now)
      return 'It is good.'
    } catch (error) {
      if (error instanceof StartError) return error.message
      throw error
    }
  }

  test('is taken as it is, and devices check it by its issuer: it has no fingerprint', async () => {
    const files = await given()
    expect(councilCertificate(files, NOW)).toEqual({ cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8'), fingerprint: null })
  })

  test('that is missing, unreadable or no certificate is refused in one line, with the file and the setting', async () => {
    const files = await given()
    expect(lineOf({ ...files, cert: '/nowhere/cert.pem' })).toBe('There is no file /nowhere/cert.pem, which FOYER_TLS_CERT names.')
    expect(lineOf({ ...files, key: '/nowhere/key.pem' })).toBe('There is no file /nowhere/key.pem, which FOYER_TLS_KEY names.')
    const folder = ownFolder()
    mkdirSync(join(folder, 'a-folder'))
    expect(lineOf({ ...files, cert: join(folder, 'a-folder') })).toMatch(/a-folder, which FOYER_TLS_CERT names, cannot be read \(EISDIR\)/)
    expect(lineOf({ cert: files.key, key: files.key })).toMatch(/\(FOYER_TLS_CERT\) holds no certificate in PEM form/)
    expect(lineOf({ cert: files.cert, key: files.cert })).toMatch(/\(FOYER_TLS_KEY\) holds no private key in PEM form/)
    writeFileSync(join(folder, 'locked.pem'), '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n')
    expect(lineOf({ ...files, key: join(folder, 'locked.pem') })).toMatch(/has a passphrase/)
  })

  test('that has ended, is not good yet, or has another key is refused in one line', async () => {
    expect(lineOf(await given(NOW - 11 * YEAR))).toMatch(/ended on 2025-\d\d-\d\d. Put a new one in its place.$/)
    expect(lineOf(await given(NOW + YEAR))).toMatch(/is good from 2027-\d\d-\d\d on/)
    expect(lineOf({ cert: (await given()).cert, key: (await given()).key })).toMatch(/is not the one of the certificate/)
  })
})
