/*
  Ticket numbers. The hub hands out 1, 2, 3 … for each business day. A device that is on its own uses its letter: K01, K02 …
  Letters without I and O, which look like 1 and 0; two letters when one is not enough. The two series can never meet.
*/
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The letter of the n-th device of a centre, from 0: A … Z, then AA, AB … */
export function deviceLetter(n: number): string {
  if (n < LETTERS.length) return LETTERS.charAt(n)
  const rest = n - LETTERS.length
  return LETTERS.charAt(Math.floor(rest / LETTERS.length) % LETTERS.length) + LETTERS.charAt(rest % LETTERS.length)
}

/** A number of a device's own series: `ownTicket('K', 3)` is `K03`. */
export function ownTicket(letter: string, count: number): string {
  return `${letter}${String(count).padStart(2, '0')}`
}
