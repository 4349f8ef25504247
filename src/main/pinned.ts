/*
  A hub that made its certificate itself is known by its key: the fingerprint came with the address. It is compared before the first byte of a
  question goes out, so that no other machine is ever told a code, a secret or a token. Nothing else counts then: no issuer, no name, no date.
*/
import { createHash } from 'node:crypto'
import { Agent } from 'node:https'
import type { RequestOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect } from 'node:tls'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { fingerprintOf } from '#wire/join.ts'

/** What answered is not the hub that the address was made for. */
export class WrongHub extends Error {
  override readonly name = 'WrongHub'
}

/** Milliseconds. */
const HANDSHAKE = 15_000

class PinnedAgent extends Agent {
  readonly #fingerprint: string

  constructor(fingerprint: string) {
    super({ keepAlive: true, maxSockets: 8 })
    this.#fingerprint = fingerprint
  }

  /** Hands a line over only once it is known whose it is. */
  override createConnection(options: RequestOptions, handOver?: (error: Error | null, line: Duplex) => void): undefined {
    const line = connect({ ...(options as ConnectionOptions), rejectUnauthorized: false, timeout: HANDSHAKE })
    const refuse = (error: Error): void => {
      line.destroy()
      handOver?.(error, line)
    }
    line.once('error', refuse)
    line.once('timeout', () => refuse(new Error('no answer in time')))
    line.once('secureConnect', () => {
      line.removeAllListeners('timeout').off('error', refuse)
      line.setTimeout(0)
      if (seenFingerprint(line) === this.#fingerprint) return handOver?.(null, line)
      line.on('error', () => undefined)
      refuse(new WrongHub('the hub shows another fingerprint'))
    })
  }
}

function seenFingerprint(line: TLSSocket): string | null {
  const key = line.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' })
  return key === undefined ? null : fingerprintOf(createHash('sha256').update(key).digest())
}

const agents = new Map<string, Agent>()

/** One for each hub that this PC knows, for questions and for lines. */
export function pinnedAgent(fingerprint: string): Agent {
  const agent = agents.get(fingerprint) ?? new PinnedAgent(fingerprint)
  agents.set(fingerprint, agent)
  return agent
}
