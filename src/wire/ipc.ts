/*
  What crosses between a window and Electron's main process. Two hatches, by trust: the desk's (staff) and the display's
  (public). Main carries text it does not read: it knows paths, sizes and ids, never a visit. Every question is checked in
  main against the schema here; the preloads use the types only, so that zod stays out of them.
*/
import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { pairDown } from './pair.ts'
import type { PairDown } from './pair.ts'

export const IPC_LIMITS = {
  /** Characters of a body going up: the largest page that is handed back. */
  body: LIMITS.pageBytes,
  /** Bytes of an answer or of one message on a live line. */
  answer: 16_000_000,
  /** Characters of a frame for the waiting-room screen. */
  frame: 64_000,
  /** Characters of any other word between the desk and its waiting-room window. */
  word: 1_000,
  /** Events kept or forgotten at once. */
  kept: 5_000,
  /** Characters of one kept event: the wire's largest, with room. */
  keptText: 40_000,
  /** Characters of an enrolment file. */
  enrolment: 10_000,
  /** Characters of a text that a person saves to a file. */
  savedText: 20_000_000,
  /** Live lines open at once. */
  lines: 4,
  /** Milliseconds. */
  patience: 120_000,
} as const

/** `v1/…` and nothing that climbs out of it or leaves the hub: no scheme, no host, no `..`, no empty step. */
const hubPath = z
  .string()
  .max(2000)
  .regex(/^v1\/[A-Za-z0-9_.~:@-]+(\/[A-Za-z0-9_.~:@-]+)*(\?[A-Za-z0-9_.~:@&=%+-]*)?$/)
  .refine((path) => !/(^|\/)\.{1,2}([/?]|$)/.test(path), 'must not climb')
const lineId = z.uuid()

/** An event as main keeps it: an opaque text under its id and its counters. */
const keptEvent = z.strictObject({
  id: z.string().min(1).max(80),
  inc: z.string().min(1).max(80),
  dseq: z.int().min(1),
  raw: z.string().max(IPC_LIMITS.keptText),
})
export type KeptEvent = z.infer<typeof keptEvent>

/** A hub's address: https, or http on this very PC. Plain http on a network would show the token to anyone listening. */
export const hubAddress = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .transform((url) => new URL(url))
  .refine((url) => url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname), 'needs https')
  .refine((url) => url.username === '' && url.password === '', 'must not hold a password')
  .transform((url) => url.origin)

/** What a file might be called that a person saves: nothing that leads elsewhere, and of a kind that no system runs. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,99}\.(csv|ndjson)$/)

/** What the desk window may ask: the arguments of each question. */
export const DESK_ASKS = {
  who: z.tuple([]),
  join: z.tuple([z.string().max(300), z.string().max(40), z.string().max(100).nullable()]),
  enrol: z.tuple([z.string().max(IPC_LIMITS.enrolment)]),
  send: z.tuple([z.enum(['GET', 'POST', 'PATCH', 'DELETE']), hubPath, z.string().max(IPC_LIMITS.body).nullable(), z.int().min(1).max(IPC_LIMITS.patience)]),
  open: z.tuple([lineId, hubPath]),
  close: z.tuple([lineId]),
  showFrame: z.tuple([z.string().max(IPC_LIMITS.frame)]),
  keep: z.tuple([z.array(keptEvent).min(1).max(IPC_LIMITS.kept)]),
  kept: z.tuple([]),
  forget: z.tuple([z.array(z.string().min(1).max(80)).max(IPC_LIMITS.kept)]),
  displayState: z.tuple([]),
  tellDisplay: z.tuple([z.string().max(IPC_LIMITS.word)]),
  saveText: z.tuple([fileName, z.string().max(IPC_LIMITS.savedText)]),
}
/** The waiting-room window may say that it is there, and what it has drawn and played; nothing else. */
export const DISPLAY_ASKS = { ready: z.tuple([]), say: z.tuple([z.string().max(IPC_LIMITS.word)]) }

/** The hub's answer to a pairing, as main sees it; the token goes no further. */
export const pairAnswer = pairDown.extend({ token: z.string().min(16).max(1000) })
/** How the hub says no: main hands on the sentence and nothing else. */
export const pairRefusal = z.object({ sentence: z.string().min(1).max(1000) })

/** `said`: why this PC could not join by the enrolment file that lies on it. */
export type Who = { device: string | null; hub: string | null; said: string | null }
export type Joined = Omit<PairDown, 'token'>
export type JoinAnswer = { ok: Joined } | { sentence: string }
export type HubAnswer = { status: number; text: string }
/** Why an event could not be kept: the disk is full, the file may not grow any more, or anything else. */
export type KeepFault = 'full' | 'tooMuch' | 'failed'
export type KeepAnswer = { ok: true } | { fault: KeepFault }
/** `cancelled`: nobody chose a place. `exists`: with the right ending it would have replaced another file. */
export type SaveAnswer = { saved: true } | { cancelled: true } | { fault: 'full' | 'exists' | 'failed' }
export type LineNews = { line: string; text: string } | { line: string; closed: true }
/** How many monitors there are, and whether the waiting-room window is on one of them. */
export type DisplayState = { monitors: number; showing: boolean }

export type DeskAnswers = {
  who: Who
  join: JoinAnswer
  enrol: JoinAnswer
  /** `away`: the hub could not be reached in time, and why. Not an error: it is said dozens of times in a power cut. */
  send: HubAnswer | { away: string }
  open: null
  close: null
  showFrame: null
  keep: KeepAnswer
  /** `fault`: the file is there and cannot be read. */
  kept: { events: KeptEvent[] } | { fault: KeepFault }
  forget: KeepAnswer
  displayState: DisplayState
  tellDisplay: null
  saveText: SaveAnswer
}
export type DisplayAnswers = { ready: null; say: null }

/** What main tells a window unasked. */
export type DeskNews = { line: LineNews; secondInstance: null; displayState: DisplayState; displaySaid: string }
export type DisplayNews = { frame: string; word: string }

/** Stops the calls. */
export type Unsubscribe = () => void

/** `window.foyer`, in the staff window only. */
export type DeskHatch = {
  /** The device that this PC joined as, and its hub; both null when it has not joined or its token cannot be read any more. */
  who(): Promise<Who>
  /** Joins with a one-time code. Main keeps the token; what was joined, or a sentence for the person at the desk. `fingerprint`: as it was typed. */
  join(hubUrl: string, code: string, fingerprint: string | null): Promise<JoinAnswer>
  /** The same with the text of an enrolment file. */
  enrol(text: string): Promise<JoinAnswer>
  /** Rejects only when the hub could not be reached in time. `path` begins with `v1/`. */
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body: string | null, timeoutMs: number): Promise<HubAnswer>
  /** Opens a live line and names it at once; all that follows comes through `onLine`. */
  open(path: string): string
  onLine(heard: (news: LineNews) => void): Unsubscribe
  close(line: string): void
  /** Hands a board frame, as JSON text, to the waiting-room window; kept for when that opens. */
  showFrame(json: string): Promise<void>
  /** Keeps events in this device's journal, in order: on the disk when it resolves with `ok`. */
  keep(events: KeptEvent[]): Promise<KeepAnswer>
  kept(): Promise<DeskAnswers['kept']>
  forget(ids: string[]): Promise<KeepAnswer>
  displayState(): Promise<DisplayState>
  onDisplayState(changed: (state: DisplayState) => void): Unsubscribe
  /** Says something to the waiting-room window that is there now, as JSON text. Not kept for one that opens later. */
  tellDisplay(json: string): void
  /** Asks the person where to, with the system's dialog, and saves this text there. `name`: what the file might be called, ending in .csv or .ndjson. */
  saveText(name: string, text: string): Promise<SaveAnswer>
  /** What the waiting-room window says: which frame it has drawn, and whether it played. Check it: it comes from a public page. */
  onDisplaySaid(heard: (json: string) => void): Unsubscribe
  /** Someone started Foyer again; this window has come to the front. */
  onSecondInstance(started: () => void): Unsubscribe
}

/** `window.foyerDisplay`, in the waiting-room window only. */
export type DisplayHatch = {
  onFrame(show: (json: string) => void): Unsubscribe
  onWord(heard: (json: string) => void): Unsubscribe
  /** Listening now: main answers with the last frame, if there is one. */
  ready(): void
  /** To the desk: what was drawn, or played. */
  say(json: string): void
}
