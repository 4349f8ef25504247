/* What the hubs on one store say to each other of their screens. A word that is lost comes again with the next proof. */
import { z } from 'zod'
import { id, instant } from '#wire/code.ts'
import { chimeDown, screenUp } from '#wire/screens.ts'

const sharedWord = z.union([
  z.strictObject({ centre: id, device: id, said: screenUp, at: instant }),
  z.strictObject({ centre: id, device: id, gone: z.literal(true) }),
  z.strictObject({ centre: id, chime: chimeDown, but: id }),
])
export type SharedWord = z.infer<typeof sharedWord>

export function writeSharedWord(word: SharedWord): string {
  return JSON.stringify(word)
}

/** null: of another release, or cut short. */
export function readSharedWord(text: string): SharedWord | null {
  try {
    return sharedWord.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
