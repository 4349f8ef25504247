import type { FastifyInstance } from 'fastify'
import type { PairDown } from '#wire/pair.ts'
import { pairCode, pairDown, pairUp } from '#wire/pair.ts'
import { HubFault } from '#hub/faults.ts'
import { pairDevice } from '#hub/join/pairDevice.ts'
import type { Parts } from '#hub/parts.ts'
import { answerJoined, backOf } from './answerJoined.ts'
import { describe } from './describe.ts'
import { isInTheOpen } from './inTheOpen.ts'
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
      const back = backOf(parts, up.device)
      const paired = await pairDevice(parts.store, code.data, parts.clock.now(), parts.wall.now(), back, up.several ?? false, isInTheOpen(request))
      const first = await answerJoined(parts, request, reply, paired.device, paired.token, up.device)
      if (paired.also.length === 0) return first
      const also = []
      for (const one of paired.also) also.push(await answerJoined(parts, request, reply, one.device, one.token, undefined))
      return { ...first, also }
    },
  )
}
