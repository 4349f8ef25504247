import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Cursor } from '#wire/code.ts'
import type { NewsDown } from '#wire/news.ts'
import { newsDown } from '#wire/news.ts'
import { pullUp } from '#wire/pull.ts'
import { readClock } from '#hub/clock.ts'
import { HubFault } from '#hub/faults.ts'
import { GOING_AWAY, makeLine } from '#hub/feed/line.ts'
import { oneAtATime } from '#hub/feed/oneAtATime.ts'
import type { NextPage } from '#hub/feed/sharedPages.ts'
import { makeSharedPages } from '#hub/feed/sharedPages.ts'
import type { ServedParts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { notAPage } from './notAPage.ts'
import { readInput } from './readInput.ts'

const PING = 10_000
const POLICY = 1008
const INTERNAL = 1011

/** GET news?after&hash, a WebSocket: the pages that the device lacks, then each new one right after its commit. */
export function newsRoute(app: FastifyInstance, parts: ServedParts): void {
  const next = makeSharedPages(parts.store, parts.feed)
  app.route({
    method: 'GET',
    url: '/v1/news',
    config: { may: STAFF },
    schema: describe('Live lines', {
      summary: 'The live line of a staff device, a WebSocket',
      more: 'Each message is one of these.',
      query: pullUp,
      answer: newsDown,
    }),
    preValidation: async (request) => void readCursor(request),
    handler: notAPage,
    wsHandler: (socket, request) => follow(parts, next, socket, request),
  })
}

function readCursor(request: FastifyRequest): Cursor {
  const { after, hash } = readInput(pullUp, request.query)
  return { n: after, hash }
}

function follow(parts: ServedParts, next: NextPage, socket: WebSocket, request: FastifyRequest): void {
  const { device, centre, tokenHash } = request.device
  const line = makeLine(socket)
  const say = (news: NewsDown) => line.send(news)
  const ping = () =>
    run(async () => {
      const row = await parts.store.read(({ log }) => log.centre(centre))
      await say({ t: 'ping', clock: readClock(parts.clock), safeSeq: row?.safeSeq ?? 0 })
    })
  const pages = oneAtATime(sendPages(next, request, say))
  const cards = oneAtATime(async () => {
    await say({ t: 'cards', n: await parts.store.read((tx) => tx.cards.head(centre)) })
  })
  const run = (work: () => Promise<void>) => {
    work().catch((error: unknown) => {
      if (error instanceof HubFault && error.fault.code === 'diverged') return void say({ t: 'diverged' }).then(() => line.close(POLICY, 'diverged'))
      request.log.error({ err: error }, 'news')
      line.close(INTERNAL, 'hub fault')
    })
  }
  const leave = parts.feed.join({
    centre,
    device,
    tokenHash,
    heard: (news) => (news === 'clock' ? ping() : run(news === 'log' ? pages : cards)),
    hangUp: () => line.close(GOING_AWAY, 'hub'),
  })
  const unfollow = parts.screens.follow(centre, device, (news) => void say(news))
  const beat = setInterval(ping, PING)
  line.onClose(() => {
    clearInterval(beat)
    unfollow()
    leave()
  })
  ping()
  run(pages)
  run(cards)
  run(() => parts.store.write(({ devices }) => devices.setSeen(device, parts.clock.now())))
}

/** Sends page after page until the device has all. Each page waits for the one before to be on its way: a slow line fills no memory. */
function sendPages(next: NextPage, request: FastifyRequest, say: (news: NewsDown) => Promise<void>): () => Promise<void> {
  const { device, centre } = request.device
  let at = readCursor(request)
  return async () => {
    for (;;) {
      const page = await next(centre, device, at)
      if (page.events.length === 0) return
      at = { n: page.to, hash: page.toHash }
      await say({ t: 'page', page })
    }
  }
}
