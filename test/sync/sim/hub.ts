/*
  The hub in virtual time: its real routes, on a store in memory, without HTTP. It can be killed between any two statements,
  lose its power, and come back. What was asked and not answered then was never answered.
*/
import { EventEmitter } from 'node:events'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { REDUCER } from '#domain/centre/state.ts'
import { noDevice, sayFault } from '#hub/http/sayFault.ts'
import { cardsRoute } from '#hub/http/cards.ts'
import { hashesRoute } from '#hub/http/hashes.ts'
import { helloRoute } from '#hub/http/hello.ts'
import { newsRoute } from '#hub/http/news.ts'
import { orphansRoute } from '#hub/http/orphans.ts'
import { pullRoute } from '#hub/http/pull.ts'
import { pushRoute } from '#hub/http/push.ts'
import { repairRoute } from '#hub/http/repair.ts'
import { ticketRoute } from '#hub/http/ticket.ts'
import { writeCardRoute } from '#hub/http/writeCard.ts'
import { HubFault } from '#hub/faults.ts'
import { eraseOldCards } from '#hub/log/cards.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { makeScreens } from '#hub/feed/screens.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { writeAsHub } from '#hub/log/hubWrites.ts'
import { beginRecovery, makeRecovery } from '#hub/log/recovering.ts'
import { stateNow, today } from '#hub/parts.ts'
import type { Parts } from '#hub/parts.ts'
import type { Store } from '#hub/store/store.ts'
import { LIMITS } from '#wire/limits.ts'
import { MemoryDisk, memoryStore } from '#test/sync/memoryStore.ts'
import type { Owner, Scheduler } from './scheduler.ts'

export const CENTRE = 'sim'
/** What the hub seals its pages with. */
export const KEY = 'e'.repeat(64)
/** The day after the one that a run lives: every card is older. */
const TOMORROW = '2027-01-13'
/** As server.ts sets it; a push may be larger. */
const BODY = 1024 * 1024

export type Asked = { device: string; method: string; path: string; body: string | null }
export type Answered = { status: number; text: string }
type Request = { device: unknown; body: unknown; query: unknown; params: unknown; cookies: Record<string, string>; log: Parts['logger'] }
type Handler = (request: Request, reply: unknown) => Promise<unknown>
type Route = {
  method: string
  url: string
  handler: Handler
  wsHandler?: (socket: WebSocket, request: Request) => void
  preValidation?: (request: Request) => Promise<void>
}

/** The hub's end of a live line, as `ws` would have it. */
export class LineEnd extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  private readonly say: (text: string) => void
  private readonly ask: () => void

  constructor(say: (text: string) => void, ask: () => void) {
    super()
    this.say = say
    this.ask = ask
  }

  send(text: string, sent: () => void): void {
    this.say(text)
    setImmediate(sent)
  }
  ping(): void {
    this.ask()
  }
  close(): void {
    this.terminate()
  }
  terminate(): void {
    if (this.readyState !== 1) return
    this.readyState = 3
    this.emit('close')
  }
}

export type HubOptions = {
  scheduler: Scheduler
  random: () => number
  clock: () => number
  wrapStore: (store: Store) => Store
  met: (kind: string) => void
  aroundPush: (device: string, body: string) => void
  /** Called with each push that the hub took. */
  pushed: (device: string, body: string) => void
}

export class SimHub {
  disk = new MemoryDisk()
  /** Of an older release than the devices. */
  older = false
  wasOlder = false
  owner: Owner
  parts: Parts | null = null
  /** Visits whose cards were erased, with their day; and whether they are again at the next start. */
  readonly erased = new Map<string, string>()
  erasesAgain = false
  readonly errors: unknown[] = []
  /** Something that happens while the disk next flushes: a power cut. */
  fuse: (() => void) | null = null
  /** At its next start it numbers an event of its own, before anybody says hello. */
  writesFirst = false
  private started = false
  private routes: Route[] = []
  private open = new Set<() => void>()
  private readonly options: HubOptions

  constructor(options: HubOptions) {
    this.options = options
    this.owner = options.scheduler.owner('hub', options.clock)
  }

  /** Starts a process on the disk. It answers once it has read its log. */
  start(): void {
    const { scheduler, random, clock, wrapStore } = this.options
    if (this.owner.alive && this.started) return
    this.started = true
    this.owner = scheduler.owner('hub', clock)
    this.owner.older = this.older
    this.wasOlder ||= this.older
    scheduler.schedule(this.owner, 0, () => {
      const waits = {
        statement: () => new Promise<void>((resolve) => setImmediate(resolve)),
        flush: () => {
          const time = random() < 0.1 ? random() * 500 : random() * 5
          if (this.fuse) scheduler.schedule(scheduler.world, random() * time, this.fuse)
          this.fuse = null
          return new Promise<void>((resolve) => setTimeout(resolve, time))
        },
      }
      const log = (error: unknown) => void this.errors.push(error)
      const logger = { info: () => undefined, warn: log, error: log } as unknown as Parts['logger']
      const time = { now: () => Math.floor(clock()), rate: () => 1 }
      const store = wrapStore(memoryStore(this.disk, waits))
      const clocks = { clock: time, demoClock: null, wall: time }
      const parts: Parts = {
        store,
        folded: makeFolded(),
        feed: makeFeed(),
        recovery: makeRecovery(store, log),
        ...clocks,
        hubs: [],
        network: () => null,
        logger,
      }
      void this.openCentre(parts).catch((error: unknown) => this.errors.push(error))
    })
  }

  private async openCentre(parts: Parts): Promise<void> {
    await parts.store.write(async ({ log }) => {
      if (!(await log.centre(CENTRE))) await log.addCentre(CENTRE, REDUCER, KEY)
    })
    const state = await stateNow(parts, CENTRE)
    // As openCentre does it.
    await parts.store.write(async (tx) => {
      if ((await tx.log.centre(CENTRE))?.mode === 'recovering') await beginRecovery(tx, CENTRE, today(parts, state))
    })
    // As keepHouse does at every start: what was due for erasing before the hub was set back still is.
    if (this.erasesAgain) await this.eraseAgain(parts)
    this.erasesAgain = false
    const { mode } = this.disk.centres.get(CENTRE) ?? {}
    if (this.writesFirst && mode === 'normal') {
      this.writesFirst = false
      await writeOwn(parts, today(parts, state))
    }
    this.routes = collect(parts)
    this.parts = parts
  }

  /** What the day brings with it: no card of those that are here is kept any longer. */
  async eraseCards({ store }: Parts): Promise<void> {
    for (const card of this.disk.cards.values()) if ('text' in card) this.erased.set(card.visit, card.day)
    await eraseOldCards(store, CENTRE, { oldest: TOMORROW })
  }

  /** By their day they are too old for good, also words that come now: the real hub refuses those by the day that they bear. */
  private async eraseAgain({ store }: Parts): Promise<void> {
    await store.write(async ({ cards }) => {
      for (const [visit, day] of this.erased) if (!(await cards.isErased(CENTRE, visit))) await cards.erase(CENTRE, visit, day)
    })
  }

  /** An event of the hub's own, as when a day begins. None while it recovers. */
  write(): void {
    const { parts } = this
    if (!parts) return
    const work = async () => {
      await writeOwn(parts, today(parts, await stateNow(parts, CENTRE)))
      parts.feed.announce(CENTRE, 'log')
    }
    this.options.scheduler.schedule(
      this.owner,
      0,
      () => void work().catch((error: unknown) => (error instanceof HubFault ? undefined : this.errors.push(error))),
    )
  }

  /** The process is gone, and with it every line and every question. `power`: also what the disk had not flushed. */
  kill(power: boolean): void {
    this.owner.alive = false
    this.parts = null
    this.disk.crash(power)
    const broken = [...this.open]
    this.open.clear()
    for (const tell of broken) tell()
  }

  /** Runs a request in the hub's own time. `reset`: the hub died before it answered. */
  ask(asked: Asked, answered: (answer: Answered) => void, reset: () => void): void {
    this.open.add(reset)
    this.options.scheduler.schedule(this.owner, 0, () => {
      void this.answer(asked).then((answer) => {
        if (this.open.delete(reset)) answered(answer)
      })
    })
  }

  openLine(device: string, path: string, line: LineEnd, refused: () => void): void {
    const gone = () => refused()
    this.open.add(gone)
    line.once('close', () => this.open.delete(gone))
    this.options.scheduler.schedule(this.owner, 0, () => {
      void (async () => {
        const { route, request } = await this.find({ device, method: 'GET', path, body: null }, true)
        await route.preValidation?.(request)
        if (line.readyState === 1) route.wsHandler?.(line as unknown as WebSocket, request)
      })().catch(() => line.terminate())
    })
  }

  private async answer(asked: Asked): Promise<Answered> {
    const answer: Answered = { status: 200, text: '' }
    const reply = {
      header: () => reply,
      type: () => reply,
      code(status: number) {
        answer.status = status
        return reply
      },
      send(text: string) {
        answer.text = text
      },
    }
    let request: Request | null = null
    try {
      const found = await this.find(asked, false)
      request = found.request
      if (asked.path === 'v1/events' && asked.body !== null) this.options.aroundPush(asked.device, asked.body)
      const recovers = () => this.disk.centres.get(CENTRE)?.mode === 'recovering'
      const before = recovers()
      answer.text = JSON.stringify(await found.route.handler(request, reply))
      if (asked.path === 'v1/events' && asked.body !== null) this.options.pushed(asked.device, asked.body)
      const numbers = asked.method === 'PATCH' || (asked.method === 'POST' && ['v1/events', 'v1/tickets', 'v1/orphans'].includes(asked.path))
      if (numbers && before && recovers()) this.errors.push(new Error(`recovering: ${asked.path} was given a number`))
    } catch (error) {
      if (!(error instanceof HubFault)) this.errors.push(error)
      else if (error.fault.code === 'erased') this.options.met('cardAfterErasure')
      sayFault(error, (request ?? { url: '/d/x', log: { error: () => undefined } }) as unknown as FastifyRequest, reply as never)
    }
    return answer
  }

  private async find({ device, method, path, body }: Asked, line: boolean): Promise<{ route: Route; request: Request }> {
    const { parts } = this
    if (!parts) throw new HubFault('busy', 'The hub starts.')
    const row = await parts.store.read(({ devices }) => devices.find(device))
    if (!row) throw noDevice()
    const url = new URL(`http://hub/${path}`)
    const card = /^\/v1\/cards\/(.+)$/.exec(url.pathname)
    const wanted = card ? '/v1/cards/:visit' : url.pathname
    const route = this.routes.find((one) => one.method === method && one.url === wanted && Boolean(one.wsHandler) === line)
    if (!route) throw new HubFault('notFound', `There is nothing at ${path}.`)
    if (body !== null && Buffer.byteLength(body) > (wanted === '/v1/events' ? LIMITS.bodyBytes : BODY))
      throw new HubFault('tooLarge', 'The request is too large.')
    const read = body === null ? undefined : (JSON.parse(body) as unknown)
    return {
      route,
      request: { device: row, body: read, query: Object.fromEntries(url.searchParams), params: { visit: card?.[1] }, cookies: {}, log: parts.logger },
    }
  }
}

async function writeOwn(parts: Parts, day: string): Promise<void> {
  await writeAsHub(parts, CENTRE, day, parts.clock.now(), [{ type: 'deskOpened', body: { desk: 'desk-1' } }])
}

/** The real routes, told to a listener that only remembers them. */
function collect(parts: Parts): Route[] {
  const screens = makeScreens(() => parts.clock.now())
  const routes: Route[] = []
  const take = (method: string) => (url: string, _: unknown, handler: Handler) => void routes.push({ method, url, handler })
  const app = { get: take('GET'), post: take('POST'), patch: take('PATCH'), route: (route: Route) => void routes.push(route) } as unknown as FastifyInstance
  for (const route of [helloRoute, pushRoute, pullRoute, newsRoute, ticketRoute, cardsRoute, writeCardRoute, hashesRoute, repairRoute, orphansRoute])
    route(app, { ...parts, screens })
  return routes
}
