import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { healthDown } from '#wire/pair.ts'
import { PROTOCOL } from '#wire/version.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'

/** GET /v1/health, open to all. */
export function healthRoute(app: FastifyInstance, { demoClock }: Parts): void {
  app.get(
    '/v1/health',
    { schema: describe('Open to all', { summary: 'Whether the hub is up, and its protocol', answer: healthDown }) },
    async (): Promise<z.infer<typeof healthDown>> => ({ ok: true, app: 'foyer', protocol: PROTOCOL, demoClock: demoClock !== null }),
  )
}
