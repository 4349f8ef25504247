import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { BehindRows, FigureName } from '#domain/lead/figures.ts'
import type { Report } from '#domain/lead/period.ts'
import { reportDown, reportUp, rowsDown, rowsUp, storyDown, storyUp } from '#wire/report.ts'
import { HubFault } from '#hub/faults.ts'
import type { Parts } from '#hub/parts.ts'
import { answerReport, answerRows } from '#hub/report/answerReport.ts'
import { answerStory } from '#hub/report/answerStory.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const WHO = 'Team lead only, and of the device’s own centre only.'

/** GET report, report/rows and report/story, team lead only: the figures of a period of this device's centre, who is behind one of them, and their story. */
export function reportRoutes(app: FastifyInstance, parts: Parts): void {
  app.get(
    '/v1/report',
    {
      config: { may: LEAD },
      schema: describe('Log', {
        summary: 'The figures of a period',
        more: `${WHO} Counts as a whole and by day, weekday, hour, service, desk and cause of a late start.`,
        query: reportUp,
        answer: reportDown,
      }),
    },
    async (request): Promise<Report> => {
      const { from, to, centre } = readInput(reportUp, request.query)
      return answerReport(parts, ownCentre(request, centre), { from, to })
    },
  )
  app.get(
    '/v1/report/rows',
    {
      config: { may: LEAD },
      schema: describe('Log', {
        summary: 'Who is behind a figure of a period',
        more: `${WHO} One row an appointment or a visit, without names; how many there are, and the first of them.`,
        query: rowsUp,
        answer: rowsDown,
      }),
    },
    async (request): Promise<BehindRows> => {
      const { from, to, centre, figure, dimension = null, key, most } = readInput(rowsUp, request.query)
      // The schema has looked whether there is such a figure.
      return answerRows(parts, ownCentre(request, centre), { from, to }, { figure: figure as FigureName, dimension, key }, most)
    },
  )
  app.get(
    '/v1/report/story',
    {
      config: { may: LEAD },
      schema: describe('Log', {
        summary: 'What the log says of one visit of any day',
        more: `${WHO} The events of the visit, of delays told that day, and the settings that held.`,
        query: storyUp,
        answer: storyDown,
      }),
    },
    async (request): Promise<z.infer<typeof storyDown>> => {
      const { day, visit, centre } = readInput(storyUp, request.query)
      return answerStory(parts.store, ownCentre(request, centre), day, visit)
    },
  )
}

/** The same words for a centre of somebody else's and for one that there is not. */
function ownCentre({ device }: FastifyRequest, asked: string = device.centre): string {
  if (asked !== device.centre) throw new HubFault('wrongRole', 'This device is of another centre. Ask with the device that you have there.')
  return device.centre
}
