/*
  Chance that is none: the same draws for the same centre at the same minute, on every device. A person's draws hang on their id alone,
  so their part of the estimate does not jump when somebody else comes or goes.
*/

/** How many futures are played out. A prime, so that every step through them meets each once. */
export const FUTURES = 101

/** A whole number below 2^32 for a text (FNV-1a, then mixed). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

/** Scatters a whole number over 0 to 2^32 - 1. */
export function mixed(n: number): number {
  let x = n | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** A number from 0 up to 1 for three whole numbers. */
export function chance(a: number, b: number, c: number): number {
  return mixed(Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca77) ^ Math.imul(c + 0x165667b1, 0xc2b2ae3d)) / 4294967296
}

const ORDERS = 64
/** So many shuffles of the parts, one after the other. */
const SHUFFLED = shuffles()

/** Which of FUTURES equal parts this hash draws in a future: over all futures, each part once. */
export function part(hash: number, future: number): number {
  const order = hash & (ORDERS - 1)
  const at = (future + (hash >>> 6)) % FUTURES
  return SHUFFLED[order * FUTURES + at]!
}

function shuffles(): Uint16Array {
  const all = new Uint16Array(ORDERS * FUTURES)
  for (let order = 0; order < ORDERS; order++) {
    const from = order * FUTURES
    for (let i = 0; i < FUTURES; i++) {
      const other = Math.floor(chance(order, i, 1) * (i + 1))
      all[from + i] = all[from + other]!
      all[from + other] = i
    }
  }
  return all
}

/** The middle of a drawn part, between 0 and 1. */
export function middleOf(drawn: number): number {
  return (drawn + 0.5) / FUTURES
}
