import type { BoardFrame } from '#wire/board.ts'

/** More than ever stand on a board at once. */
const KEPT = 100

/**
 * Tells whether a frame brings a call that this screen did not have before: that is when it sounds. A call again has another time, so
 * it sounds again; one that comes back because a later one was undone does not, nor does what already stood there when the screen began.
 */
export function makeNewCalls(): (frame: BoardFrame) => boolean {
  const known = new Set<string>()
  let began = false
  return ({ current, before }) => {
    const keys = [current, ...before].flatMap((call) => (call ? [`${call.ticket} ${call.at}`] : []))
    const isNew = began && current !== null && !known.has(keys[0] ?? '')
    began = true
    for (const key of keys.toReversed()) {
      known.delete(key)
      known.add(key)
    }
    for (const key of known) {
      if (known.size <= KEPT) break
      known.delete(key)
    }
    return isNew
  }
}
