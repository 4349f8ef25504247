import type { FastifyInstance } from 'fastify'
import type { PairDown } from '#wire/pair.ts'
import { pairCode, pairDown, pairUp } from '#wire/pair.ts'
import { HubFault } from '#hub/faults.ts'
import { pairDevice } from '#hub/join/pairDevice.ts'
import type { Parts } from '#hub/parts.ts'
import { nameOf, rowOf, stateNow } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { setTokenCookie } from './auth.ts'
import { readInput } from './readInput.ts'

/** POST /v1/pair, open to all, `perMinute` tries an address: a one-time code becomes a device with its token. */
export function pairRoute(app: FastifyInstance, parts: Parts, perMinute: number): void {
  app.post(
    '/v1/pair',
    {
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      schema: describe('Open to all', { summary: 'Turn a one-time code into a device with its token', body: pairUp, answer: pairDown }),
    },
    async (request, reply): Promise<PairDown> => {
      const up = readInput(pairUp, request.body)
      const code = pairCode.safeParse(up.code)
      if (!code.success)
        throw new HubFault('codeWrong', 'A code has eight letters and digits, for example K7MQ-2XWD. Check it and type it again.', { where: 'code' })
      const back = up.device === undefined ? null : { device: up.device, isHere: parts.feed.isHere(up.device) }
      const { device: joined, token } = await pairDevice(parts.store, code.data, parts.clock.now(), parts.wall.now(), back)
      const { device, centre, role, label, desk } = joined
      // Lines that were opened with a token that is dead now.
      if (up.device !== undefined) parts.feed.hangUp(device)
      const centreName = nameOf(await rowOf(parts, centre), await stateNow(parts, centre))
      const down: PairDown = { device, centre, centreName, role, label, desk }
      if (request.headers.origin === undefined) return { ...down, token }
      setTokenCookie(request, reply, device, token)
      return down
    },
  )
}
