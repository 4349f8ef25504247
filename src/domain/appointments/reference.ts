/* A short reference of an appointment, to say on the telephone and to find it by. */
import type { AppointmentId } from '#domain/events.ts'

/** Before what was imported: its id is its reference in the system that it came from. */
const IMPORTED = 'ref-'
/** Nothing that is taken for something else when it is read out or written down. */
const LETTERS = 'ACDEFGHJKMNPQRTVWXY'
const SIGNS = `2346789${LETTERS}`

/** The id of an appointment that another system knows by this reference. */
export function idOfReference(reference: string): AppointmentId {
  return `${IMPORTED}${reference.trim().toUpperCase()}`
}

/**
 * As the other system calls it, or five letters and digits made from its id: the same on every PC, and nothing of the customer's. A letter first, so
 * that it can be typed where a digit is a key.
 */
export function referenceOf(id: AppointmentId): string {
  if (id.startsWith(IMPORTED)) return id.slice(IMPORTED.length)
  // FNV-1a; more than 8 million references, among the appointments of a few weeks.
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  let reference = ''
  for (const signs of [LETTERS, SIGNS, SIGNS, SIGNS, SIGNS]) {
    reference += signs[hash % signs.length] ?? ''
    hash = Math.floor(hash / signs.length)
  }
  return reference
}

/** What somebody typed is this reference, or how it begins. Blanks and hyphens do not count. */
export function isReference(id: AppointmentId, typed: string): boolean {
  return plain(typed) !== '' && plain(referenceOf(id)).startsWith(plain(typed))
}

/** Shorter ones are only meant where nothing else was said: "12" is a number of many things. */
const SHORT = 3

/** Whether somebody says this reference: it is all that was typed, or a word of it. */
export function saysReference(id: AppointmentId, typed: string): boolean {
  const reference = plain(referenceOf(id))
  if (plain(typed) === reference) return true
  return reference.length >= SHORT && typed.split(/[\s,.:;]+/u).some((word) => plain(word) === reference)
}

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/gu, '')
}
