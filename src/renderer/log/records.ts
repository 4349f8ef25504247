import type { LoggedEvent, NewEvent, Outcome, UnknownEvent } from '#domain/events.ts'
import type { Envelope } from '#wire/event.ts'
import type { PageRow } from './database.ts'

export type Logged = LoggedEvent | UnknownEvent
type Writing = { id: string; device: string; inc: string; dseq: number; clock: number; base: number }

/** The text of a new event, exactly as it will be hashed. */
export function writeRaw(event: NewEvent, { id, device, inc, dseq, clock, base }: Writing): string {
  const { type, v, day, at, by, body } = event
  const envelope: Envelope = { id, device, inc, dseq, type, v, day, at, clock, base, ...(by === undefined ? {} : { by }), body }
  return JSON.stringify(envelope)
}

/** The same event under another counter, for a device that begins again: its id and all that it says stay. */
export function renumberRaw(raw: string, inc: string, dseq: number): string {
  return JSON.stringify({ ...(JSON.parse(raw) as Envelope), inc, dseq })
}

/** An event as the fold takes it. The text was checked when it came in, so it is not checked again at every start. */
export function place(envelope: Envelope, n: number | null, outcome: Outcome): Logged {
  const { id, device, inc, type, v, day, at, by, body } = envelope
  return { id, n, device, inc, type, v, day, at, ...(by === undefined ? {} : { by }), body, outcome } as Logged
}

/** The events of a stored page, in order. One parse for the whole page. */
export function readPage(page: PageRow): Logged[] {
  if (page.raw === '') return []
  const envelopes = JSON.parse(`[${page.raw.replaceAll('\n', ',')}]`) as Envelope[]
  return envelopes.map((envelope, i) => place(envelope, page.from + i, page.outcome[i] ?? 'unknown'))
}

/** Neighbouring pages as one. */
export function joinPages(pages: readonly [PageRow, ...PageRow[]]): PageRow {
  const last = pages.at(-1) ?? pages[0]
  return {
    from: pages[0].from,
    to: last.to,
    prevHash: pages[0].prevHash,
    toHash: last.toHash,
    seal: last.seal,
    raw: pages.map((page) => page.raw).join('\n'),
    recvAt: pages.flatMap((page) => page.recvAt),
    outcome: pages.flatMap((page) => page.outcome),
  }
}
