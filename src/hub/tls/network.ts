/* How this hub is reached from other machines, and with what certificate. */
import type { Server } from 'node:net'
import type { Instant } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import { isLoopback, namesOf, originsOf, thisMachine } from './addresses.ts'
import { councilCertificate } from './councilCertificate.ts'
import type { PairFiles } from './councilCertificate.ts'
import { speakTls } from './openToNetwork.ts'
import { ownCertificate } from './ownCertificate.ts'
import type { Pair } from './ownCertificate.ts'

/** What a new device is told. `fingerprint`: null where the certificate is the council's. */
export type Network = { origins: string[]; fingerprint: string | null }

export type NetworkOptions = {
  host: string
  dataDir: string
  /** FOYER_NAMES: what people type, and what the certificate names before anything else. */
  names: readonly string[]
  /** The council's certificate; null: the hub makes its own. */
  files: PairFiles | null
}

export type OnNetwork = {
  networkAt(port: number): Network
  /** While the server closes. */
  stop(): void
}

/** Null where the hub is for this machine alone: there nobody needs TLS. Else makes its server speak TLS, before it listens. Throws StartError. */
export async function startTls(
  http: Server,
  options: NetworkOptions,
  now: () => Instant,
  record: { info(line: string): void; error(line: string): void },
): Promise<OnNetwork | null> {
  const { host, names } = options
  if (isLoopback(host) && options.files === null) return null
  const first = await readPair(options, now())
  const speaking = speakTls(http, first)
  let current = first
  // A council's certificate is often renewed every few months, and a machine may get another address: neither should need a restart.
  const look = async () => {
    const next = await readPair(options, now())
    if (next.cert === current.cert && next.key === current.key) return
    speaking.change(next)
    current = next
    record.info('The hub shows its new certificate from now on.')
  }
  const timer = setInterval(() => void look().catch((error: unknown) => record.error(`The certificate is kept as it was: ${String(error)}`)), HOUR)
  timer.unref()
  return {
    networkAt: (port) => ({ origins: originsOf(host, port, names, thisMachine()), fingerprint: first.fingerprint }),
    stop() {
      clearInterval(timer)
      speaking.drop()
    },
  }
}

async function readPair({ host, dataDir, names, files }: NetworkOptions, now: Instant): Promise<Pair> {
  return files === null ? ownCertificate(dataDir, namesOf(host, names, thisMachine()), now) : councilCertificate(files, now)
}
