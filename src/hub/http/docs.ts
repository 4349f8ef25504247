/* The protocol's page: what every route takes and gives, for whoever writes another client. It holds nothing of any centre. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { EVENT_BODIES, envelope } from '#wire/event.ts'
import { newsDown } from '#wire/news.ts'
import { screenUp } from '#wire/screens.ts'
import { PROTOCOL } from '#wire/version.ts'
import { jsonSchema } from './describe.ts'

const ABOUT = `What a device and its hub say to each other. Read docs/sync-protocol.md first: it gives the order of things and what a device
must never do. All routes below /d/{device}/ want the device's token, as a Bearer header or in the cookie of that path.`

/** Call before the routes: it listens to them being added. GET /docs (a page) and /docs/json (OpenAPI 3.1), open like the shell. */
export async function addDocs(app: FastifyInstance): Promise<void> {
  // Routes describe themselves with JSON schemas; they are checked by their handlers, with the schemas that these were made from.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Foyer: device and hub', version: String(PROTOCOL), description: ABOUT },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'foyer' } },
        schemas: { ...events(), liveLine: jsonSchema(newsDown), screenUp: jsonSchema(screenUp) },
      },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', tryItOutEnabled: false, supportedSubmitMethods: [], validatorUrl: null },
    // The page's own pictures are data, and its library writes styles on elements. Scripts come from this hub alone.
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  })
}

/** The text of an event (`raw`), and the body of each type. */
function events(): Record<string, object> {
  const bodies = Object.entries(EVENT_BODIES).map(([type, body]) => [`event.${type}`, jsonSchema(body)])
  return { event: jsonSchema(envelope), ...Object.fromEntries(bodies) }
}
