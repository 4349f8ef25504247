/* In a process of its own: whom it trusts is a matter of the whole process. */
import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { CERT_FILE, KEY_FILE, ownCertificate } from '#hub/tls/ownCertificate.ts'
import { aHub } from './aHub.ts'
import { ownFolder } from './folders.ts'

const MAIN = resolve(import.meta.dirname, '../../src/main')

test('a desk in Electron trusts a certificate whose issuer the system trusts, and no other', { timeout: 60_000 }, async () => {
  const folder = ownFolder()
  await ownCertificate(folder, ['127.0.0.1'], Date.now())
  const hub = await aHub({ tls: { cert: join(folder, CERT_FILE), key: join(folder, KEY_FILE) } })
  const ask = `{ method: 'GET', path: 'v1/health', body: null, token: null, timeoutMs: 5000, fingerprint: null }`
  const program = `
    import { trustWhatTheSystemTrusts } from '${MAIN}/trust.ts'
    import { callHub } from '${MAIN}/hubCall.ts'
    const call = () => callHub('https://127.0.0.1:${hub.port}', ${ask}).then(({ status }) => status, ({ code }) => code)
    const before = await call()
    trustWhatTheSystemTrusts(console.error)
    console.log(before, await call())
    process.exit(0)`
  // The system's list, as OpenSSL finds it. On Windows and a Mac it is elsewhere, and not for a test to change.
  const trusted = async (list: string) =>
    (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, SSL_CERT_FILE: list } })).stdout.trim()
  expect(await trusted(join(folder, CERT_FILE))).toBe('DEPTH_ZERO_SELF_SIGNED_CERT 200')
  const other = ownFolder()
  await ownCertificate(other, ['127.0.0.1'], Date.now())
  expect(await trusted(join(other, CERT_FILE))).toBe('DEPTH_ZERO_SELF_SIGNED_CERT DEPTH_ZERO_SELF_SIGNED_CERT')
})
