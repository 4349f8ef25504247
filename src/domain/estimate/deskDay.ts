/* When a desk opens and closes in one future: by its rota and lunch, and by how this centre keeps to them. */
import { middleOf, mixed, part } from './chance.ts'
import { keptSample } from './comers.ts'
import { endsTheDay, hoursIn } from './deskHours.ts'
import { opensOf } from './learned.ts'
import type { Scene, SceneDesk } from './scene.ts'

/** `closes`: when it takes nobody more; `last`: its last hours of the day, where whoever is still here is seen; `next`: which hours follow. */
export type Duty = { opens: number; closes: number; last: boolean; next: number }

const NEVER = Number.POSITIVE_INFINITY

/** When the desk can call: from now on (`after` null), or once its hours were over. Fills in the duty. */
export function deskDay(scene: Scene, d: number, future: number, duty: Duty, after: number | null): number {
  const desk = scene.desks[d]!
  const u = (salt: number): number => middleOf(part(mixed(desk.hash + salt + duty.next), future))
  if (after === null) {
    const at = begins(scene, desk, duty, u)
    if (at !== null) return at
  }
  const opens = opensOf(scene.learned, desk.id)
  for (let next = desk.times?.[duty.next]; next; next = desk.times?.[duty.next]) {
    const [comes, late] = [u(4) < opens, keptSample(scene.learned.openedLate)(u(1))]
    take(scene, desk, duty, duty.next, u(2))
    if (!comes) continue
    duty.opens = Math.max(after ?? 0, next.from + Math.max(0, late))
    return duty.opens
  }
  return NEVER
}

/** Of all openings that were seen so many more may have been later than the latest of them. */
const LATER = 2

/** Null: it is shut, and opens with the next hours. */
function begins(scene: Scene, desk: SceneDesk, duty: Duty, u: (salt: number) => number): number | null {
  duty.next = 0
  const { times } = desk
  if (times === null) {
    Object.assign(duty, { opens: 0, closes: desk.isOpen ? NEVER : -1, last: false })
    return desk.isOpen ? 0 : NEVER
  }
  const coming = times.findIndex(({ from }) => from > 0)
  duty.next = coming < 0 ? times.length : coming
  if (desk.isOpen) {
    const hours = hoursIn(desk)
    if (hours === null) Object.assign(duty, { closes: NEVER, last: true })
    else take(scene, desk, duty, hours, u(2))
    return 0
  }
  const now = times.findIndex(({ from, to }) => from <= 0 && 0 < to)
  if (now < 0) return null
  const { from, to } = times[now]!
  const shutAt = desk.since
  const wasOpen = shutAt !== null && shutAt > from + 1
  // Shut shortly before the hours end: that was it.
  if (wasOpen && to - shutAt < 15) return null
  const [late, shut] = [keptSample(scene.learned.openedLate), keptSample(scene.learned.shut)]
  const [again, forGood] = scene.learned.openedAgain
  const shutFor = wasOpen ? -shutAt : -from
  // The longer nobody is there, the likelier nobody comes to it in these hours.
  const yet = wasOpen ? shut.above(shutFor) : Math.max(late.above(shutFor), (LATER / (scene.learned.openedLate.length + LATER)) * shut.above(shutFor))
  const comes = wasOpen ? again / (again + forGood) : opensOf(scene.learned, desk.id)
  if (u(3) >= (comes * yet) / (comes * yet + 1 - comes)) return null
  take(scene, desk, duty, now, u(2))
  return !wasOpen && late.above(shutFor) > 0 ? late.beyond(shutFor, u(1)) : shut.beyond(shutFor, u(1))
}

function take({ closes, learned }: Scene, desk: SceneDesk, duty: Duty, hours: number, u: number): void {
  const { to } = desk.times![hours]!
  duty.next = hours + 1
  duty.last = endsTheDay(desk, hours, closes)
  duty.closes = Math.max(0, keptSample(learned.closedLate).beyond(-to, u))
}
