import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { devicesDown } from '#wire/pair.ts'
import { listDevices } from '#hub/join/devices.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'

/** GET devices, team lead only. */
export function devicesRoute(app: FastifyInstance, { store }: Parts): void {
  app.get(
    '/v1/devices',
    { config: { may: LEAD }, schema: describe('Devices', { summary: 'All devices that ever joined', more: 'Team lead only.', answer: devicesDown }) },
    async (request): Promise<z.infer<typeof devicesDown>> => ({
      devices: await listDevices(store, request.device.centre),
    }),
  )
}
