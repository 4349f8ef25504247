import type { FastifyInstance } from 'fastify'
import type { Report } from '#domain/lead/period.ts'
import { reportDown, reportUp } from '#wire/report.ts'
import { HubFault } from '#hub/faults.ts'
import type { Parts } from '#hub/parts.ts'
import { answerReport } from '#hub/report/answerReport.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** GET report?from&to, team lead only: the figures of a period of this device's centre. */
export function reportRoute(app: FastifyInstance, parts: Parts): void {
  app.get(
    '/v1/report',
    {
      config: { may: LEAD },
      schema: describe('Log', {
        summary: 'The figures of a period',
        more: 'Team lead only, and of the device’s own centre only. Counts as a whole and by day, weekday, hour, service, desk and cause of a late start.',
        query: reportUp,
        answer: reportDown,
      }),
    },
    async (request): Promise<Report> => {
      const { from, to, centre = request.device.centre } = readInput(reportUp, request.query)
      // The same words for a centre of somebody else's and for one that there is not.
      if (centre !== request.device.centre) throw new HubFault('wrongRole', 'This device is of another centre. Ask with the device that you have there.')
      return answerReport(parts, centre, from, to)
    },
  )
}
