import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Instant } from '#domain/instant.ts'
import { StartError } from '#hub/faults.ts'
import type { Pair } from './ownCertificate.ts'

/** FOYER_TLS_CERT and FOYER_TLS_KEY: PEM files. The first holds the certificate and those of its issuers after it. */
export type PairFiles = { cert: string; key: string }

/** The council's certificate and its key. Throws StartError with one line: which file is wrong, how, and what to do. */
export function councilCertificate({ cert: certFile, key: keyFile }: PairFiles, now: Instant): Pair {
  const cert = read(certFile, 'FOYER_TLS_CERT')
  const key = read(keyFile, 'FOYER_TLS_KEY')
  const first = readCertificate(cert, certFile)
  const day = (said: string) => new Date(said).toISOString().slice(0, 10)
  if (Date.parse(first.validTo) <= now)
    throw new StartError(`The certificate in ${certFile} (FOYER_TLS_CERT) ended on ${day(first.validTo)}. Put a new one in its place.`)
  if (Date.parse(first.validFrom) > now)
    throw new StartError(`The certificate in ${certFile} (FOYER_TLS_CERT) is good from ${day(first.validFrom)} on. Check it, and the clock of this machine.`)
  if (!first.checkPrivateKey(readKey(key, keyFile)))
    throw new StartError(
      `The key in ${keyFile} (FOYER_TLS_KEY) is not the one of the certificate in ${certFile} (FOYER_TLS_CERT). Use the two that belong together.`,
    )
  return { cert, key, fingerprint: null }
}

function read(path: string, setting: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw new StartError(`There is no file ${path}, which ${setting} names.`, { cause: error })
    throw new StartError(`${path}, which ${setting} names, cannot be read (${String(code)}). Allow the hub’s user to read it.`, { cause: error })
  }
}

function readCertificate(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch (error) {
    throw new StartError(`${path} (FOYER_TLS_CERT) holds no certificate in PEM form. It begins with -----BEGIN CERTIFICATE-----`, { cause: error })
  }
}

function readKey(pem: string, path: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    if (pem.includes('ENCRYPTED'))
      throw new StartError(`The key in ${path} (FOYER_TLS_KEY) has a passphrase. Give the hub one without, readable by its user only.`, { cause: error })
    throw new StartError(`${path} (FOYER_TLS_KEY) holds no private key in PEM form. It begins with -----BEGIN PRIVATE KEY-----`, { cause: error })
  }
}
