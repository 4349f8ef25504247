import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { pinCheckDown, pinCheckUp, pinsDown, pinUp } from '#wire/pin.ts'
import { checkPin, makePinTries, setPin } from '#hub/pins/pins.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const SET = describe('Devices', {
  summary: 'Set or remove a staff member’s PIN',
  more: 'A team lead anybody’s; from another device it takes the old one, where there is one. The hub keeps a hash.',
  body: pinUp,
})
const CHECK = describe('Devices', {
  summary: 'Whether this is a staff member’s PIN',
  more: 'After five wrong ones in five minutes on a device it must wait.',
  body: pinCheckUp,
  answer: pinCheckDown,
})
const LIST = describe('Devices', { summary: 'Who has a PIN', answer: pinsDown })

/** PUT pin, POST pin/check, GET pins: the optional PINs of staff. */
export function pinRoutes(app: FastifyInstance, { store, wall }: Parts): void {
  // A replayed day moves the hub's clock, not this.
  const tries = makePinTries(() => wall.now())
  const asking = ({ device: { centre, device } }: FastifyRequest) => ({ store, tries, centre, device })
  app.put('/v1/pin', { config: { may: STAFF }, schema: SET }, async (request, reply) => {
    await setPin(asking(request), readInput(pinUp, request.body), request.device.role === 'lead', wall.now())
    return reply.code(204).send()
  })
  app.post('/v1/pin/check', { config: { may: STAFF }, schema: CHECK }, async (request): Promise<z.infer<typeof pinCheckDown>> => {
    return { ok: await checkPin(asking(request), readInput(pinCheckUp, request.body)) }
  })
  app.get('/v1/pins', { config: { may: STAFF }, schema: LIST }, async (request): Promise<z.infer<typeof pinsDown>> => {
    const rows = await store.read(({ pins }) => pins.list(request.device.centre))
    return { staff: rows.map(({ staff }) => staff) }
  })
}
