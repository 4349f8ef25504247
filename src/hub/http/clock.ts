import type { FastifyInstance } from 'fastify'
import type { HubClock } from '#wire/hello.ts'
import { hubClock } from '#wire/hello.ts'
import { clockUp } from '#wire/pair.ts'
import { readClock } from '#hub/clock.ts'
import { HubFault } from '#hub/faults.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST clock, team lead only, on a hub with --demo-clock: sets the hub's time and how fast it runs. */
export function clockRoute(app: FastifyInstance, { demoClock, feed }: Parts): void {
  app.post(
    '/v1/clock',
    {
      config: { may: LEAD },
      schema: describe('Devices', {
        summary: 'Set the clock of a replayed day',
        more: 'Team lead only, on a hub with --demo-clock.',
        body: clockUp,
        answer: hubClock,
      }),
    },
    async (request): Promise<HubClock> => {
      if (!demoClock) throw new HubFault('wrongRole', 'This hub runs on the real time. Start it with --demo-clock to set its clock.')
      const { now, rate } = readInput(clockUp, request.body)
      demoClock.set(now, rate)
      feed.announceClock()
      return readClock(demoClock)
    },
  )
}
