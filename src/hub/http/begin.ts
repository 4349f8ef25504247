import type { FastifyInstance } from 'fastify'
import type { BeginDown } from '#wire/begin.ts'
import { beginDown, beginUp } from '#wire/begin.ts'
import { begin } from '#hub/begin.ts'
import { makeCode } from '#hub/join/codes.ts'
import { listDevices } from '#hub/join/devices.ts'
import { makeOffers } from '#hub/join/offers.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const SAID = describe('Devices', {
  summary: 'Decide what a new centre becomes: the demo, or one’s own',
  more: 'Team lead only, while nothing is written of the centre. The same again is no error; the two never mix.',
  body: beginUp,
  answer: beginDown,
})

/** POST begin, team lead only. For the demo the answer offers an address for each of its other devices. */
export function beginRoute(app: FastifyInstance, parts: Parts): void {
  const { store, clock, wall } = parts
  app.post('/v1/begin', { config: { may: LEAD }, schema: SAID }, async (request): Promise<BeginDown> => {
    const { centre } = request.device
    const { as } = readInput(beginUp, request.body)
    await begin(parts, centre, as, clock.now())
    if (as === 'ours') return { begun: 'settingUp', offers: [] }
    const offers = await makeOffers({
      // As this device reaches the hub; others on this PC do too.
      url: `${request.protocol}://${request.host}`,
      devices: () => listDevices(store, centre),
      makeCode: (role, label, desk) => makeCode(store, centre, { role, label, desk }, wall.now()),
    })
    return { begun: 'done', offers: offers.flatMap(({ role, label, address }) => (address === null ? [] : [{ role, label, address }])) }
  })
}
