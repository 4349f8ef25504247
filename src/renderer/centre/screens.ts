/* What this device knows of the waiting-room screens: the hub's word of the others, and its own window's. */
import { SECOND } from '#domain/instant.ts'
import type { Screens, ShownCall } from './api.ts'

/** A proof is worth so long, wherever it came from. */
const LIVE_FOR = 15 * SECOND
const KEPT = 16

/** `at`: when it came, on a clock of this PC that only goes forward. `age`: how old the proof was then, in milliseconds. */
export type HubScreens = { at: number; live: readonly { age: number; sound: boolean }[]; shown: readonly ShownCall[] }
/** The window on this PC's other monitor. `at`: its last proof. */
export type OwnScreen = { at: number; sound: boolean; shown: readonly ShownCall[] }

export const NO_SCREENS: Screens = { live: 0, silent: 0, shown: [] }

/** What can be said of the screens now. Proofs grow old here too: where the hub is out of reach, its screens are no longer live for this desk. */
export function screensNow(hub: HubScreens | null, own: OwnScreen | null, ticks: number): Screens {
  const live = (hub?.live ?? []).filter(({ age }) => age + (ticks - (hub?.at ?? 0)) <= LIVE_FOR)
  if (own && ticks - own.at <= LIVE_FOR) live.push({ age: 0, sound: own.sound })
  return { live: live.length, silent: live.filter(({ sound }) => !sound).length, shown: addUp(hub?.shown ?? [], own?.shown ?? []) }
}

/** A later word of the hub; what it told before and has forgotten since (it was started again) stays as it was told. */
export function hearHub(before: HubScreens | null, word: HubScreens): HubScreens {
  const kept = (before?.shown ?? []).map((one) => {
    const now = word.shown.find((other) => isSame(one, other))
    return now ? { ...now, shownAt: Math.min(now.shownAt, one.shownAt) } : one
  })
  return { ...word, shown: newest([...kept, ...word.shown.filter((one) => !kept.some((other) => isSame(one, other)))]) }
}

/** Our own window has drawn a frame with this call on it. */
export function drewHere(before: OwnScreen | null, call: { ticket: string; at: number } | null, sound: boolean, at: number, now: number): OwnScreen {
  const shown = before?.shown ?? []
  if (call === null || shown.some((one) => isSame(one, call))) return { at, sound, shown }
  return { at, sound, shown: newest([{ ...call, shownAt: now, screens: 1, silent: sound ? 0 : 1 }, ...shown]) }
}

function addUp(hub: readonly ShownCall[], own: readonly ShownCall[]): ShownCall[] {
  const both = hub.map((one) => {
    const here = own.find((other) => isSame(one, other))
    if (!here) return one
    return { ...one, shownAt: Math.min(one.shownAt, here.shownAt), screens: one.screens + here.screens, silent: one.silent + here.silent }
  })
  return [...both, ...own.filter((one) => !hub.some((other) => isSame(one, other)))]
}

function newest(shown: readonly ShownCall[]): ShownCall[] {
  return shown.toSorted((a, b) => b.at - a.at).slice(0, KEPT)
}

function isSame(one: { ticket: string; at: number }, other: { ticket: string; at: number }): boolean {
  return one.ticket === other.ticket && one.at === other.at
}
