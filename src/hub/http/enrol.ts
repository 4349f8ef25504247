import type { FastifyInstance } from 'fastify'
import { businessDay } from '#domain/time/businessDay.ts'
import { enrolUp } from '#wire/join.ts'
import type { PairDown } from '#wire/pair.ts'
import { pairDown } from '#wire/pair.ts'
import { enrolDevice } from '#hub/join/enrolDevice.ts'
import type { Parts } from '#hub/parts.ts'
import { stateNow } from '#hub/parts.ts'
import { answerJoined, backOf } from './answerJoined.ts'
import { describe } from './describe.ts'
import { isInTheOpen } from './inTheOpen.ts'
import { readInput } from './readInput.ts'

/** POST /v1/enrol, open to all, `perMinute` tries an address: an enrolment file makes one more device with its token. */
export function enrolRoute(app: FastifyInstance, parts: Parts, perMinute: number): void {
  app.post(
    '/v1/enrol',
    {
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      schema: describe('Open to all', {
        summary: 'Join by an enrolment file',
        more: 'A device of its own for each that asks.',
        body: enrolUp,
        answer: pairDown,
      }),
    },
    async (request, reply): Promise<PairDown> => {
      const { enrolment, secret, device: was } = readInput(enrolUp, request.body)
      const asked = { enrolment, secret, back: backOf(parts, was), inTheOpen: isInTheOpen(request) }
      const { device, token } = await enrolDevice(parts.store, asked, await todayAt(parts, enrolment), parts.clock.now())
      return answerJoined(parts, request, reply, device, token, was)
    },
  )
}

/** The business day at the centre of an enrolment, by the real clock. */
async function todayAt(parts: Parts, enrolment: string): Promise<string> {
  const row = await parts.store.read(({ enrolments }) => enrolments.find(enrolment))
  const centre = row === null ? null : (await stateNow(parts, row.centre)).centre
  return businessDay(parts.wall.now(), centre?.timeZone ?? 'Europe/London')
}
