/*
  A certificate that the hub makes for itself, where the council gives none. The key is made once and stays: devices know the hub by
  it (its fingerprint), so that a new certificate, for another name or in ten years, changes nothing for them.
*/
import { createHash, createPrivateKey, createPublicKey, randomBytes, X509Certificate } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Instant } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import { StartError } from '#hub/faults.ts'
import { makeFolder } from '#hub/store/makeFolder.ts'
import { fingerprintOf } from '#wire/join.ts'

/** PEM texts. `fingerprint`: what devices know the hub by; null where the certificate is the council's, which they check by its issuer. */
export type Pair = { cert: string; key: string; fingerprint: string | null }

export const KEY_FILE = 'tls-key.pem'
export const CERT_FILE = 'tls-cert.pem'

const DAY = 24 * HOUR
const LASTS = 10 * 365 * DAY
/** A certificate is renewed when it has less than this left: long enough for a hub that is started once a year. */
const RENEW_BEFORE = 400 * DAY
/** Clocks of PCs are not all right. */
const BEGINS_BEFORE = 2 * DAY

/**
 * The hub's own pair in its data folder, made where it is not there, and its certificate anew where it ends soon or lacks one of the names.
 * Throws StartError: the folder cannot be written, the key cannot be read.
 */
export async function ownCertificate(dataDir: string, names: readonly string[], now: Instant): Promise<Pair> {
  try {
    makeFolder(dataDir)
    const key = await ownKey(join(dataDir, KEY_FILE))
    const fingerprint = fingerprintOfKey(key)
    const path = join(dataDir, CERT_FILE)
    const kept = existsSync(path) ? readFileSync(path, 'utf8') : null
    if (kept !== null && isGood(kept, key, names, now)) return { cert: kept, key, fingerprint }
    const cert = await makeCertificate(key, names, now)
    writeWhole(path, cert, 0o644)
    return { cert, key, fingerprint }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`The hub cannot keep its certificate in ${dataDir}: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  }
}

/** What devices know the holder of a private key by. */
export function fingerprintOfKey(key: string): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return fingerprintOf(createHash('sha256').update(spki).digest())
}

/** The fingerprint of the key in a data folder, where a hub has made one there. */
export function keptFingerprint(dataDir: string): string | null {
  const path = join(dataDir, KEY_FILE)
  return existsSync(path) ? fingerprintOfKey(readFileSync(path, 'utf8')) : null
}

async function ownKey(path: string): Promise<string> {
  if (!existsSync(path)) {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
    writeWhole(path, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
  }
  const key = readFileSync(path, 'utf8')
  try {
    createPrivateKey(key)
    return key
  } catch (error) {
    // Never a new one in its place: every device would take this hub for another.
    throw new StartError(`${path} cannot be read as a key. Put it back from where it was copied to. Without it every device must join again.`, { cause: error })
  }
}

function isGood(pem: string, key: string, names: readonly string[], now: Instant): boolean {
  try {
    const cert = new X509Certificate(pem)
    const ends = Date.parse(cert.validTo)
    const named = names.every((name) => (isIP(name) ? cert.checkIP(name) : cert.checkHost(name)) !== undefined)
    return named && cert.checkPrivateKey(createPrivateKey(key)) && ends - now > RENEW_BEFORE && Date.parse(cert.validFrom) <= now
  } catch {
    return false
  }
}

async function makeCertificate(key: string, names: readonly string[], now: Instant): Promise<string> {
  // Only here: it is the one moment in years in which it is needed. The second stands on the first, and does not bring it along.
  await import('reflect-metadata')
  const { X509CertificateGenerator, BasicConstraintsExtension, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension } =
    await import('@peculiar/x509')
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const der = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' })
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const keys = {
    privateKey: await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
  }
  const cert = await X509CertificateGenerator.createSelfSigned(
    {
      // Positive, as the standard asks, and never the same twice: a browser would take two of one number for a fraud.
      serialNumber: `4${randomBytes(15).toString('hex').slice(1)}`,
      name: 'CN=Foyer hub',
      notBefore: new Date(now - BEGINS_BEFORE),
      notAfter: new Date(now + LASTS),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1'], false),
        new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value }))),
      ],
    },
    crypto,
  )
  return `${cert.toString('pem')}\n`
}

/** Whole or not at all, also through a power cut. */
function writeWhole(path: string, text: string, mode: number): void {
  const file = openSync(`${path}.new`, 'w', mode)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.new`, path)
}
