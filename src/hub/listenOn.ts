import type { FastifyInstance } from 'fastify'
import { StartError } from './faults.ts'

/** Listens, and answers the address. What goes wrong becomes one clear line. */
export async function listenOn(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
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
