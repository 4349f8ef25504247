/* Which of its hours of the day an open desk works in. */
import type { SceneDesk } from './scene.ts'

/** Hours that end so near the closing of the centre are the last. */
export const AT_CLOSING = 30

/** Whoever begins something so many minutes after their hours works outside them. */
const OUTSIDE = 60

/**
 * The number of those hours in its `times`: the ones that are now; or those that are over, while it is not done with what it began in them and was
 * not opened since; or the next ones, for which it has begun early. null: it is open outside all of them, and until when nobody said.
 */
export function hoursIn({ times, has, since, changed }: SceneDesk): number | null {
  if (times === null) return null
  const now = times.findIndex(({ from, to }) => from <= 0 && 0 < to)
  if (now >= 0) return now
  const past = times.findLastIndex(({ to }) => to <= 0)
  const coming = times.findIndex(({ from }) => from > 0)
  const over = times[past]?.to
  const began = has?.from ?? since ?? over
  const isStillIn =
    over !== undefined &&
    began !== undefined &&
    !(changed !== null && changed > over) &&
    began - over < OUTSIDE &&
    (coming < 0 || began - over < times[coming]!.from - began)
  if (isStillIn) return past
  return coming < 0 ? null : coming
}

/** Whether these are its last hours and end with the day: then it sees whoever is still here. */
export function endsTheDay({ times }: SceneDesk, hours: number, closes: number): boolean {
  return times !== null && hours + 1 >= times.length && times[hours]!.to > closes - AT_CLOSING
}
