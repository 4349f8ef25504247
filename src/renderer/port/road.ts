/*
  The road to the hub. One interface, two makers: Electron's bridge and the browser. Both carry text through a Carrier;
  what the text means is checked here, so that neither can forget to.
*/
import type { z } from 'zod'
import type { BeginDown, BeginUp } from '#wire/begin.ts'
import { beginDown } from '#wire/begin.ts'
import type { Cursor } from '#wire/code.ts'
import type { CardUp } from '#wire/card.ts'
import { cardAck, cardsDown } from '#wire/card.ts'
import { fault, makeFault } from '#wire/fault.ts'
import type { Fault } from '#wire/fault.ts'
import type { HelloDown, HelloUp } from '#wire/hello.ts'
import { helloDown } from '#wire/hello.ts'
import type { NewsDown } from '#wire/news.ts'
import { newsDown } from '#wire/news.ts'
import { codeDown, devicesDown } from '#wire/pair.ts'
import type { PinCheckUp, PinUp } from '#wire/pin.ts'
import { pinCheckDown, pinsDown } from '#wire/pin.ts'
import type { Page } from '#wire/pull.ts'
import { page } from '#wire/pull.ts'
import type { PushDown, PushUp } from '#wire/push.ts'
import { pushDown } from '#wire/push.ts'
import { hashesDown, takenDown } from '#wire/repair.ts'
import { reportDown, rowsDown, storyDown } from '#wire/report.ts'
import type { SealedPage, TakenDown } from '#wire/repair.ts'
import type { ChimeTested, ScreenUp } from '#wire/screens.ts'
import { chimeTested } from '#wire/screens.ts'
import type { SnapshotDown } from '#wire/snapshot.ts'
import { snapshotDown } from '#wire/snapshot.ts'
import { isSurelyPage, isSurelyPageNews, isSurelyPushDown } from '#wire/surely.ts'
import { ticketDown } from '#wire/ticket.ts'

/** Carries text to the hub and back as one device. `path` is below the device's own, for example `v1/hello`. */
export interface Carrier {
  /** Resolves with whatever the hub said; rejects only when it could not be reached in time. */
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body: string | null, timeoutMs: number): Promise<{ status: number; text: string }>
  /** A live line. `closed` is called once, also when it could not be opened. Returns a function that hangs up. */
  open(path: string, heard: (text: string) => void, closed: () => void): () => void
}

export type Answer<T> = { ok: T } | { fault: Fault }

export interface Road {
  hello(up: HelloUp): Promise<Answer<HelloDown>>
  push(up: PushUp): Promise<Answer<PushDown>>
  /** A page after the cursor. `whole`: with the text of one's own events too, for a device that lost them. */
  pull(after: Cursor, limit: number, whole: boolean): Promise<Answer<Page>>
  /** The hub's chain hashes at these numbers, at most 64; those that it has not are left out. */
  hashes(at: readonly number[]): Promise<Answer<z.infer<typeof hashesDown>>>
  /** Gives a hub that lost its tail a page back. */
  repair(page: SealedPage): Promise<Answer<TakenDown>>
  /** Gives a hub that numbered other events since what it has not of a page. */
  orphans(page: SealedPage): Promise<Answer<TakenDown>>
  /** One part of the snapshot at a number that hello named. */
  snapshot(n: number, part: number): Promise<Answer<SnapshotDown>>
  news(after: Cursor, heard: (news: NewsDown) => void, closed: () => void): () => void
  ticket(visit: string, day: string, timeoutMs: number): Promise<Answer<z.infer<typeof ticketDown>>>
  writeCard(visit: string, up: CardUp): Promise<Answer<z.infer<typeof cardAck>>>
  cards(after: number): Promise<Answer<z.infer<typeof cardsDown>>>
  begin(up: BeginUp): Promise<Answer<BeginDown>>
  makeCode(up: { role: string; label: string; desk: string | null }): Promise<Answer<z.infer<typeof codeDown>>>
  devices(): Promise<Answer<z.infer<typeof devicesDown>>>
  revoke(device: string): Promise<Answer<null>>
  setPin(up: PinUp): Promise<Answer<null>>
  checkPin(up: PinCheckUp): Promise<Answer<z.infer<typeof pinCheckDown>>>
  pins(): Promise<Answer<z.infer<typeof pinsDown>>>
  /** What this desk's own waiting-room window says. */
  screen(said: ScreenUp): Promise<Answer<null>>
  /** Has every live screen play its chime but this desk's own. */
  chime(): Promise<Answer<ChimeTested>>
  /** The figures of a period of this device's centre, both days included. Team lead only. */
  report(from: string, to: string): Promise<Answer<z.infer<typeof reportDown>>>
  /** Who is behind one figure of it, at most so many. `dimension` null: of the whole period. */
  rows(
    period: { from: string; to: string },
    behind: { figure: string; dimension: string | null; key: string },
    most: number,
  ): Promise<Answer<z.infer<typeof rowsDown>>>
  /** The events that tell the story of one visit of any day. Team lead only. */
  story(day: string, visit: string): Promise<Answer<z.infer<typeof storyDown>>>
  /** Only on a hub whose clock is driven (`--demo-clock`). */
  setClock(now: number, rate: number): Promise<Answer<null>>
}

const PATIENCE = 15_000

export function makeRoad(carrier: Carrier): Road {
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    up: unknown,
    down: z.ZodType<T> | ((value: unknown) => T) | null,
    timeoutMs = PATIENCE,
  ): Promise<Answer<T>> => {
    try {
      const { status, text } = await carrier.send(method, path, up === null ? null : JSON.stringify(up), timeoutMs)
      if (status >= 300) return { fault: readFault(status, text) }
      if (down === null) return { ok: null as T }
      const said: unknown = JSON.parse(text)
      return { ok: typeof down === 'function' ? down(said) : down.parse(said) }
    } catch (error) {
      if (error instanceof Error && error.name === 'ZodError')
        return { fault: makeFault('hubTooOld', 'The hub answered in a way that this release does not know. Update Foyer.') }
      return { fault: makeFault('offline', 'The hub cannot be reached. Everything is kept on this PC.') }
    }
  }
  return {
    hello: (up) => ask('POST', 'v1/hello', up, helloDown),
    push: (up) => ask('POST', 'v1/events', up, readPushDown, 30_000),
    pull: (after, limit, whole) => ask('GET', `v1/events?after=${after.n}&hash=${after.hash}&limit=${limit}&whole=${whole ? 1 : 0}`, null, readPage, 30_000),
    hashes: (at) => ask('GET', `v1/hashes?at=${at.join('.')}`, null, hashesDown),
    repair: (page) => ask('POST', 'v1/repair', page, takenDown, 60_000),
    orphans: (page) => ask('POST', 'v1/orphans', page, takenDown, 60_000),
    snapshot: (n, part) => ask('GET', `v1/snapshot?n=${n}&part=${part}`, null, snapshotDown, 30_000),
    news: (after, heard, closed) =>
      carrier.open(
        `v1/news?after=${after.n}&hash=${after.hash}`,
        (text) => {
          const said: unknown = JSON.parse(text)
          if (isSurelyPageNews(said)) return heard(said)
          const news = newsDown.safeParse(said)
          if (news.success) heard(news.data)
        },
        closed,
      ),
    ticket: (visit, day, timeoutMs) => ask('POST', 'v1/tickets', { visit, day }, ticketDown, timeoutMs),
    writeCard: (visit, up) => ask('PATCH', `v1/cards/${visit}`, up, cardAck),
    cards: (after) => ask('GET', `v1/cards?after=${after}`, null, cardsDown),
    begin: (up) => ask('POST', 'v1/begin', up, beginDown),
    makeCode: (up) => ask('POST', 'v1/codes', up, codeDown),
    devices: () => ask('GET', 'v1/devices', null, devicesDown),
    revoke: (device) => ask('DELETE', `v1/devices/${device}`, null, null),
    setPin: (up) => ask('PATCH', 'v1/pin', up, null),
    checkPin: (up) => ask('POST', 'v1/pin/check', up, pinCheckDown),
    pins: () => ask('GET', 'v1/pins', null, pinsDown),
    screen: (said) => ask('POST', 'v1/screen', said, null, 5_000),
    chime: () => ask('POST', 'v1/chime', null, chimeTested, 8_000),
    report: (from, to) => ask('GET', `v1/report?from=${from}&to=${to}`, null, reportDown, 30_000),
    rows: ({ from, to }, { figure, dimension, key }, most) => {
      const group = dimension === null ? '' : `&dimension=${dimension}&key=${encodeURIComponent(key)}`
      return ask('GET', `v1/report/rows?from=${from}&to=${to}&figure=${figure}${group}&most=${most}`, null, rowsDown, 30_000)
    },
    story: (day, visit) => ask('GET', `v1/report/story?day=${day}&visit=${encodeURIComponent(visit)}`, null, storyDown, 30_000),
    setClock: (now, rate) => ask('POST', 'v1/clock', { now, rate }, null),
  }
}

const readPage = (said: unknown): Page => (isSurelyPage(said) ? said : page.parse(said))
const readPushDown = (said: unknown): PushDown => (isSurelyPushDown(said) ? said : pushDown.parse(said))

function readFault(status: number, text: string): Fault {
  try {
    const said = fault.safeParse(JSON.parse(text))
    if (said.success) return said.data
  } catch {
    // Not the hub's own words: a proxy, or a hub that is going down.
  }
  return makeFault(status === 401 || status === 403 ? 'noDevice' : 'hubFault', `The hub answered with code ${status}. We will try again.`)
}
