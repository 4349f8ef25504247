import type { FastifyInstance } from 'fastify'
import { HubFault } from '#hub/faults.ts'

/** JSON is the only body. An empty one is none: some clients name the type even of a DELETE. */
export function parseJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    const text = body.toString()
    if (text === '') return done(null, undefined)
    try {
      done(null, JSON.parse(text))
    } catch (error) {
      done(new HubFault('notJson', `The request's body is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`), undefined)
    }
  })
}
