/*
  Which waiting-room screens are live, and what they have shown. A screen is live while it proves it: it says so with each frame that it
  has painted, every few seconds; an open connection proves nothing. Kept in memory only: after a start the screens say it again.
*/
import type { Instant } from '#domain/instant.ts'
import { SECOND } from '#domain/instant.ts'
import type { NewsDown } from '#wire/news.ts'
import type { ChimeDown, ChimeTested, ScreensDown, ScreenUp } from '#wire/screens.ts'
import { makeChimeTests } from './chimeTests.ts'
import { noteShown, sayShown } from './shownCalls.ts'
import type { ShownOn } from './shownCalls.ts'
import { readSharedWord, writeSharedWord } from './sharedScreens.ts'

/** A proof is worth so long. */
export const LIVE_FOR = 15 * SECOND
/** Staff devices hear of live screens at least so often: what they know grows old too. */
const SAID_EVERY = 5

type Screen = { provedAt: number; sound: boolean }
type Follower = { device: string; tell: (news: NewsDown) => void }
/** One centre's. `lines`: over which a device with a screen can be told something. */
type Room = { screens: Map<string, Screen>; shown: ShownOn[]; followers: Set<Follower>; lines: Map<string, Set<(chime: ChimeDown) => void>> }

export interface Screens {
  /** What the screen of a device said. */
  hear(centre: string, device: string, said: ScreenUp): void
  /** A screen's own line. Returns a function that leaves; with its last line a device's screen is live no more. */
  join(centre: string, device: string, tell: (chime: ChimeDown) => void): () => void
  /** A staff device's line: it is told now and whenever something changes. It may have a screen of its own. */
  follow(centre: string, device: string, tell: (news: NewsDown) => void): () => void
  /** Has every live screen of a centre play its chime, but that of the device that asks, and waits a moment for their answers. */
  chime(centre: string, asks: string): Promise<ChimeTested>
  /** What another hub on the same store said. */
  hearOther(word: string): void
  close(): void
}

/** `ticks`: milliseconds that only go forward. `share`: says a word to the other hubs on the same store. */
export function makeScreens(now: () => Instant, share: (word: string) => void = () => undefined, ticks = () => performance.now()): Screens {
  const rooms = new Map<string, Room>()
  const tests = makeChimeTests()
  /** Runs from the first screen on. */
  let beat: NodeJS.Timeout | null = null
  const roomOf = (centre: string): Room => {
    const room = rooms.get(centre) ?? { screens: new Map(), shown: [], followers: new Set(), lines: new Map() }
    rooms.set(centre, room)
    return room
  }
  let beats = 0
  const look = () => {
    const due = ++beats % SAID_EVERY === 0
    for (const room of rooms.values()) if (dropOld(room, ticks()) || (due && room.screens.size > 0)) tellAll(room, ticks())
  }
  const take = (centre: string, device: string, said: ScreenUp, at: Instant) => {
    if (said.t === 'played') return tests.answered(said.id, device)
    const room = roomOf(centre)
    beat ??= setInterval(look, SECOND).unref()
    const before = room.screens.get(device)
    room.screens.set(device, { provedAt: ticks(), sound: said.sound })
    const isNew = noteShown(room.shown, said, device, at)
    if (isNew || before?.sound !== said.sound) tellAll(room, ticks())
  }
  const gone = (centre: string, device: string) => {
    const room = roomOf(centre)
    if (room.screens.delete(device)) tellAll(room, ticks())
  }
  const join = (centre: string, device: string, tell: (chime: ChimeDown) => void) => {
    const { lines } = roomOf(centre)
    const own = lines.get(device) ?? new Set()
    lines.set(device, own.add(tell))
    return () => {
      own.delete(tell)
      if (own.size > 0) return
      if (lines.get(device) === own) lines.delete(device)
      if (!roomOf(centre).screens.has(device)) return
      gone(centre, device)
      share(writeSharedWord({ centre, device, gone: true }))
    }
  }
  return {
    hear(centre, device, said) {
      const at = now()
      take(centre, device, said, at)
      share(writeSharedWord({ centre, device, said, at }))
    },
    join,
    follow(centre, device, tell) {
      const room = roomOf(centre)
      const follower = { device, tell }
      room.followers.add(follower)
      const leave = join(centre, device, tell)
      if (room.screens.size + room.shown.length > 0) tell(wordFor(room, device, ticks()))
      return () => {
        room.followers.delete(follower)
        leave()
      }
    },
    async chime(centre, asks) {
      const screens = [...roomOf(centre).screens.keys()].filter((device) => device !== asks).length
      const { id, played } = tests.begin(screens)
      const chime: ChimeDown = { t: 'chime', id }
      ring(roomOf(centre), chime, asks)
      share(writeSharedWord({ centre, chime, but: asks }))
      return { screens, played: await played }
    },
    hearOther(word) {
      const heard = readSharedWord(word)
      if (heard === null) return
      if ('said' in heard) take(heard.centre, heard.device, heard.said, heard.at)
      else if ('gone' in heard) gone(heard.centre, heard.device)
      else ring(roomOf(heard.centre), heard.chime, heard.but)
    },
    close: () => clearInterval(beat ?? undefined),
  }
}

function tellAll(room: Room, ticks: number): void {
  for (const { device, tell } of room.followers) tell(wordFor(room, device, ticks))
}

function ring({ lines, screens }: Room, chime: ChimeDown, but: string): void {
  for (const [device, tells] of lines) if (device !== but && screens.has(device)) for (const tell of tells) tell(chime)
}

/** Takes out the screens that have not proved anything for too long; whether there was one. */
function dropOld({ screens }: Room, ticks: number): boolean {
  const old = [...screens].filter(([, { provedAt }]) => ticks - provedAt > LIVE_FOR)
  for (const [device] of old) screens.delete(device)
  return old.length > 0
}

/** A device counts its own screen by itself, also while the hub is away. */
function wordFor({ screens, shown }: Room, device: string, ticks: number): ScreensDown {
  const live = [...screens].filter(([one, { provedAt }]) => one !== device && ticks - provedAt <= LIVE_FOR)
  return {
    t: 'screens',
    live: live.slice(0, 200).map(([, { provedAt, sound }]) => ({ age: Math.max(0, Math.round(ticks - provedAt)), sound })),
    shown: sayShown(shown, device),
  }
}
