import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { SECOND } from '#domain/instant.ts'
import type { BoardFrame } from '#wire/board.ts'
import { boardFrame } from '#wire/board.ts'
import { chimeDown, screenUp } from '#wire/screens.ts'
import type { ScreenUp } from '#wire/screens.ts'
import { readClock } from '#hub/clock.ts'
import type { Clock } from '#hub/clock.ts'
import { makeBoardFrame } from '#hub/feed/boardFrame.ts'
import type { Forecasts } from '#hub/feed/forecasts.ts'
import { makeForecasts } from '#hub/feed/forecasts.ts'
import { GOING_AWAY, makeLine } from '#hub/feed/line.ts'
import type { ServedParts } from '#hub/parts.ts'
import { stateNow } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { DISPLAY } from './deviceRequest.ts'
import { notAPage } from './notAPage.ts'

/** A screen that hears nothing for 15 seconds says that it is not live. */
const AT_LEAST_EVERY = 5000

/** GET board, a WebSocket, displays only: a frame at once, whenever it changes, and at least every 5 seconds. Up it comes what the screen has drawn. */
export function boardRoute(app: FastifyInstance, parts: ServedParts): void {
  const forecasts = makeForecasts((error) => app.log.error({ err: error }, 'forecast'))
  app.route({
    method: 'GET',
    url: '/v1/board',
    config: { may: DISPLAY },
    schema: describe('Live lines', {
      summary: 'The waiting-room screen, a WebSocket',
      more: 'Displays only. Each message is one frame, or asks for the chime. The screen says what it has drawn and played: screenUp.',
      answer: z.union([boardFrame, chimeDown]),
    }),
    handler: notAPage,
    wsHandler: (socket, request) => show({ ...parts, forecasts }, socket, request),
  })
}

function show(parts: ServedParts & { forecasts: Forecasts }, socket: WebSocket, request: FastifyRequest): void {
  const { device, centre, tokenHash } = request.device
  const line = makeLine(socket)
  let [last, lastAt] = ['', 0]
  // A screen can only have shown what it was sent.
  const sent = new Set<string>()
  const draw = async (always: boolean) => {
    const [state, clock] = [await stateNow(parts, centre), readClock(parts.clock)]
    const frame = makeBoardFrame(state, clock, parts.forecasts.of(centre, state, clock.now, redrawn))
    const now = performance.now()
    const shown = picture(frame)
    if (!always && shown === last && now - lastAt < AT_LEAST_EVERY) return
    last = shown
    lastAt = now
    if (frame.current) sent.add(keyOf(frame.current))
    await line.send(frame)
  }
  const redrawn = () => redraw()
  const redraw = (always = false) => void draw(always).catch((error: unknown) => request.log.error({ err: error }, 'board'))
  const leave = parts.feed.join({
    centre,
    device,
    tokenHash,
    // The clock is in every frame, so a clock that was set is a change.
    heard: (news) => news !== 'cards' && redraw(news === 'clock'),
    hangUp: () => line.close(GOING_AWAY, 'hub'),
  })
  const leaveScreens = parts.screens.join(centre, device, (chime) => void line.send(chime))
  line.onSaid((text) => {
    const said = readScreenUp(text)
    if (said?.t === 'played' || (said && (said.call === null || sent.has(keyOf(said.call))))) parts.screens.hear(centre, device, said)
  })
  let timer = setTimeout(tick, everySecond(parts.clock))
  function tick(): void {
    redraw()
    timer = setTimeout(tick, everySecond(parts.clock))
  }
  line.onClose(() => {
    clearTimeout(timer)
    leaveScreens()
    leave()
  })
  redraw(true)
  void parts.store.write(({ devices }) => devices.setSeen(device, parts.clock.now())).catch((error: unknown) => request.log.error({ err: error }, 'board'))
}

function keyOf({ ticket, at }: { ticket: string; at: number }): string {
  return `${ticket} ${at}`
}

/** null: not what a screen says. */
function readScreenUp(text: string): ScreenUp | null {
  try {
    return screenUp.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What can be seen on the screen. The time of day goes on by itself there. */
function picture(frame: BoardFrame): string {
  return JSON.stringify({ ...frame, clock: null })
}

/** Calls wait for each other by the hub's clock: on a replayed day its second is shorter. */
function everySecond(clock: Clock): number {
  return Math.min(SECOND, Math.max(100, SECOND / Math.max(clock.rate(), 0.001)))
}
