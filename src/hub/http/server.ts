import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import fastify from 'fastify'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { HubFault } from '#hub/faults.ts'
import type { ServedParts } from '#hub/parts.ts'
import { addAuth } from './auth.ts'
import { beginRoute } from './begin.ts'
import { boardRoute } from './board.ts'
import { cardsRoute } from './cards.ts'
import { chimeRoute } from './chime.ts'
import { clockRoute } from './clock.ts'
import { codesRoute } from './codes.ts'
import { STAFF } from './deviceRequest.ts'
import { devicesRoute } from './devices.ts'
import { addDocs } from './docs.ts'
import { hashesRoute } from './hashes.ts'
import { HEADERS } from './headers.ts'
import { enrolRoute } from './enrol.ts'
import { healthRoute } from './health.ts'
import { helloRoute } from './hello.ts'
import { newsRoute } from './news.ts'
import { addOriginCheck } from './origin.ts'
import { orphansRoute } from './orphans.ts'
import { pairRoute } from './pair.ts'
import { pinRoutes } from './pins.ts'
import { pullRoute } from './pull.ts'
import { pushRoute } from './push.ts'
import { parseJson } from './parseJson.ts'
import { repairRoute } from './repair.ts'
import { reportRoutes } from './report.ts'
import { revokeRoute } from './revoke.ts'
import { notFound, sayFault } from './sayFault.ts'
import { screenRoute } from './screen.ts'
import { shellRoutes } from './shell.ts'
import { snapshotRoute } from './snapshot.ts'
import { ticketRoute } from './ticket.ts'
import { answerBadHttp } from './badHttp.ts'
import { writeCardRoute } from './writeCard.ts'

export type ServerOptions = { rendererDir: string; logger: FastifyBaseLogger; limits: { pairPerMinute: number; devicePerMinute: number }; behindProxy: boolean }

const BODY = 1024 * 1024

/** The hub's HTTP and WebSocket, not yet listening. Open: the shell, /v1/health, /v1/pair, /v1/enrol. All else needs a device's token. */
export async function makeServer(parts: ServedParts, { rendererDir, logger, limits, behindProxy }: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: logger,
    bodyLimit: BODY,
    trustProxy: behindProxy ? 'loopback' : false,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 16_384 },
    frameworkErrors: sayFault,
    clientErrorHandler: answerBadHttp,
  })
  app.setErrorHandler(sayFault)
  app.setNotFoundHandler((request) => {
    throw notFound(request)
  })
  parseJson(app)
  await app.register(helmet, HEADERS)
  await app.register(cookie)
  await app.register(websocket, { options: { maxPayload: 4096 }, errorHandler: dropLine })
  await app.register(rateLimit, { global: false, errorResponseBuilder: (_, { ttl }) => tooMany(ttl) })
  addOriginCheck(app)
  await addDocs(app)
  healthRoute(app, parts)
  pairRoute(app, parts, limits.pairPerMinute)
  enrolRoute(app, parts, limits.pairPerMinute)
  await shellRoutes(app, parts, rendererDir)
  await app.register(async (device) => deviceRoutes(device, parts, limits.devicePerMinute), { prefix: '/d/:device' })
  return app
}

/** Everything of a device: by its token, its role and its own share of requests. */
function deviceRoutes(app: FastifyInstance, parts: ServedParts, perMinute: number): void {
  addAuth(app, parts)
  app.addHook('preHandler', app.rateLimit({ max: perMinute, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.device.device }))
  for (const route of [
    helloRoute,
    pushRoute,
    pullRoute,
    snapshotRoute,
    newsRoute,
    hashesRoute,
    repairRoute,
    orphansRoute,
    ticketRoute,
    writeCardRoute,
    cardsRoute,
    beginRoute,
    codesRoute,
    devicesRoute,
    revokeRoute,
    pinRoutes,
    clockRoute,
    boardRoute,
    screenRoute,
    chimeRoute,
    reportRoutes,
  ])
    route(app, parts)
  app.all('/*', { config: { may: STAFF } }, async () => {
    throw new HubFault('notFound', 'There is nothing at this address. Look at the address again.')
  })
}

/** A line that broke, or sent what is none: the device comes back by itself. */
function dropLine(error: Error, socket: WebSocket, request: FastifyRequest): void {
  request.log.info({ err: error }, 'line')
  socket.terminate()
}

function tooMany(ttl: number): HubFault {
  return new HubFault('tooMany', `Too many requests. Try again in ${Math.ceil(ttl / 1000)} seconds.`, { retryAfterMs: ttl })
}
