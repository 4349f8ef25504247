import type { FastifyInstance } from 'fastify'
import { StartError } from './faults.ts'
import { isEverywhere, isLoopback } from '#hub/tls/addresses.ts'
import { alsoOnLoopback } from '#hub/tls/openToNetwork.ts'

/**
 * Listens, and answers the address for this machine itself: where the hub listens on another of its addresses, it does on 127.0.0.1 too. What
 * goes wrong becomes one clear line.
 */
export async function listenOn(app: FastifyInstance, host: string, port: number): Promise<{ url: string; stop: () => void }> {
  const url = await orSay(host, port, () => app.listen({ host, port }))
  if (isLoopback(host) || isEverywhere(host)) return { url, stop: () => undefined }
  const own = Number(new URL(url).port)
  const stop = await orSay('127.0.0.1', own, () => alsoOnLoopback(app.server, own))
  return { url: `http://127.0.0.1:${own}`, stop }
}

async function orSay<T>(host: string, port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen()
  } catch (error) {
    throw new StartError(sentence(error, host, port), { cause: error })
  }
}

function sentence(error: unknown, host: string, port: number): string {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Stop what uses it, or name another with FOYER_PORT.`
    case 'EACCES':
      return `This user may not use port ${port}. Name one above 1023 with FOYER_PORT.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Use 127.0.0.1 or one of its own.`
    default:
      return `The hub cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
  }
}
