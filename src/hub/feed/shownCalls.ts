/* The newest calls of a centre that screens have shown, and on which of them. */
import type { Instant } from '#domain/instant.ts'
import type { ScreensDown, ScreenUp } from '#wire/screens.ts'

/** `on`: the devices whose screens showed it, and whether each had sound. */
export type ShownOn = { ticket: string; at: Instant; shownAt: Instant; on: Map<string, boolean> }

const KEPT = 16

/** Notes, in place, that a device's screen has painted a call; whether that is news. A screen that shows it still is none. */
export function noteShown(shown: ShownOn[], { call, sound }: Extract<ScreenUp, { t: 'drawn' }>, device: string, at: Instant): boolean {
  if (call === null) return false
  const known = shown.find((one) => one.ticket === call.ticket && one.at === call.at)
  if (!known) {
    shown.unshift({ ...call, shownAt: at, on: new Map([[device, sound]]) })
    shown.splice(KEPT)
    return true
  }
  if (known.on.has(device)) return false
  known.on.set(device, sound)
  known.shownAt = Math.min(known.shownAt, at)
  return true
}

/** As a staff device is told: without its own screen, which it counts itself. */
export function sayShown(shown: readonly ShownOn[], device: string): ScreensDown['shown'] {
  return shown.flatMap(({ ticket, at, shownAt, on }) => {
    const sounds = [...on].filter(([one]) => one !== device).map(([, sound]) => sound)
    return sounds.length === 0 ? [] : [{ ticket, at, shownAt, screens: sounds.length, silent: sounds.filter((sound) => !sound).length }]
  })
}
