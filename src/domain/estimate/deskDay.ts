/* When a desk opens and closes in one future: by its rota and lunch, and by how this centre keeps to them. */
import { middleOf, mixed, part } from './chance.ts'
import { keptSample } from './comers.ts'
import type { Scene, SceneDesk } from './scene.ts'

/** `closes`: when it takes nobody more; `last`: its last hours of the day, where whoever is still here is seen; `next`: which hours follow. */
export type Duty = { opens: number; closes: number; last: boolean; next: number }

/** A desk that opens so many minutes before its hours has begun with them. */
const OPENED_EARLY = 20
const NEVER = Number.POSITIVE_INFINITY
/** Hours that end so near the closing of the centre are the last. */
export const AT_CLOSING = 30

/** When the desk can call: from now on (`after` null), or once its hours were over. Fills in the duty. */
export function deskDay(scene: Scene, d: number, future: number, duty: Duty, after: number | null): number {
  const desk = scene.desks[d]!
  const u = (salt: number): number => middleOf(part(mixed(desk.hash + salt + duty.next), future))
  if (after === null) {
    const at = begins(scene, desk, duty, u)
    if (at !== null) return at
  }
  const next = desk.times?.[duty.next]
  if (!next) return NEVER
  const opens = Math.max(after ?? 0, next.from + Math.max(0, keptSample(scene.learned.openedLate)(u(1))))
  take(scene, desk, duty, duty.next, u(2))
  duty.opens = opens
  return opens
}

/** What is seen less often than this is not counted on. */
const RARE = 0.05

/** Null: it is shut, and opens with the next hours. */
function begins(scene: Scene, desk: SceneDesk, duty: Duty, u: (salt: number) => number): number | null {
  duty.next = 0
  const { times } = desk
  if (times === null) {
    Object.assign(duty, { opens: 0, closes: desk.isOpen ? NEVER : -1, last: false })
    return desk.isOpen ? 0 : NEVER
  }
  const now = times.findIndex(({ from, to }) => from <= 0 && 0 < to)
  const coming = times.findIndex(({ from }) => from > 0)
  const past = times.findLastIndex(({ to }) => to <= 0)
  duty.next = coming < 0 ? times.length : coming
  if (desk.isOpen) {
    const soon = coming >= 0 && times[coming]!.from < OPENED_EARLY && now < 0 && !isStillIn(desk, times[past], times[coming]!)
    const hours = now >= 0 ? now : soon ? coming : past
    if (hours < 0) Object.assign(duty, { closes: NEVER, last: true })
    else take(scene, desk, duty, hours, u(2))
    return 0
  }
  if (now < 0) return null
  const { from, to } = times[now]!
  const shutAt = desk.since
  const wasOpen = shutAt !== null && shutAt > from + 1
  // Shut shortly before the hours end: that was it.
  if (wasOpen && to - shutAt < 15) return null
  const [late, shut] = [keptSample(scene.learned.openedLate), keptSample(scene.learned.shut)]
  const notYet = !wasOpen && late.above(-from) > RARE
  // Later than desks open here, and for longer than they are shut: nobody comes to it in these hours.
  if (!wasOpen && !notYet && shut.above(-from) <= RARE) return null
  take(scene, desk, duty, now, u(2))
  return notYet ? late.beyond(-from, u(1)) : shut.beyond(wasOpen ? -shutAt : -from, u(1))
}

type Hours = { from: number; to: number }

/** Whether an open desk is in the hours that are over, and not in the next ones early: it was not opened since, and what it does it began nearer to those. */
function isStillIn({ has, since, changed }: SceneDesk, past: Hours | undefined, coming: Hours): boolean {
  if (past === undefined || (changed !== null && changed > past.to)) return false
  const began = has?.from ?? since
  return began === null || began - past.to < coming.from - began
}

function take({ closes, learned }: Scene, desk: SceneDesk, duty: Duty, hours: number, u: number): void {
  const { to } = desk.times![hours]!
  duty.next = hours + 1
  duty.last = duty.next >= desk.times!.length && to > closes - AT_CLOSING
  duty.closes = Math.max(0, keptSample(learned.closedLate).beyond(-to, u))
}
