import { StartError } from '#hub/faults.ts'
import type { PairFiles } from '#hub/tls/councilCertificate.ts'

/** FOYER_NAMES: what people type to reach the hub, without https:// and port. Throws StartError. */
export function readNames(said: string | undefined): string[] {
  return (said ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
    .map((one) => {
      if (!/^([a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?|[0-9a-f:]{2,45})$/.test(one))
        throw new StartError(`"${one}" in FOYER_NAMES is no name of a machine. Write them as foyer.example.gov.uk,192.168.1.20`)
      return one
    })
}

/** FOYER_TLS_CERT and FOYER_TLS_KEY, both or neither. Throws StartError. */
export function readTls(env: NodeJS.ProcessEnv): PairFiles | null {
  const { FOYER_TLS_CERT: cert, FOYER_TLS_KEY: key } = env
  if (!cert && !key) return null
  if (!cert || !key)
    throw new StartError(`${cert ? 'FOYER_TLS_CERT' : 'FOYER_TLS_KEY'} is set, and ${cert ? 'FOYER_TLS_KEY' : 'FOYER_TLS_CERT'} is not. Set both, or neither.`)
  return { cert, key }
}
