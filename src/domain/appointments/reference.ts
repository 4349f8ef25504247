/* A short reference of an appointment, to say on the telephone and to find it by. */
import type { AppointmentId } from '#domain/events.ts'

/** Before what was imported: its id is its reference in the system that it came from. */
const IMPORTED = 'ref-'
/** Nothing that is taken for something else when it is read out or written down. */
const LETTERS = '2346789ACDEFGHJKMNPQRTVWXY'

/** The id of an appointment that another system knows by this reference. */
export function idOfReference(reference: string): AppointmentId {
  return `${IMPORTED}${reference.trim().toUpperCase()}`
}

/** As the other system calls it, or five letters and digits made from its id: the same on every PC, and nothing of the customer's. */
export function referenceOf(id: AppointmentId): string {
  if (id.startsWith(IMPORTED)) return id.slice(IMPORTED.length)
  // FNV-1a; more than 11 million references, among the appointments of a few weeks.
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  let reference = ''
  for (let i = 0; i < 5; i++) {
    reference += LETTERS[hash % LETTERS.length] ?? ''
    hash = Math.floor(hash / LETTERS.length)
  }
  return reference
}

/** What somebody typed is this reference, or how it begins. Blanks and hyphens do not count. */
export function isReference(id: AppointmentId, typed: string): boolean {
  const plain = (text: string) => text.toUpperCase().replaceAll(/[\s-]/gu, '')
  return plain(typed) !== '' && plain(referenceOf(id)).startsWith(plain(typed))
}
