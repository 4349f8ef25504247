import type { Cursor } from '#wire/code.ts'
import type { Store } from '#hub/store/store.ts'

/** The chain hashes at these numbers; those beyond the head are left out. */
export async function hashesAt(store: Store, centre: string, at: readonly number[]): Promise<Cursor[]> {
  return store.read(async ({ log }) => {
    const found: Cursor[] = []
    for (const n of at) {
      const hash = await log.hashAt(centre, n)
      if (hash !== null) found.push({ n, hash })
    }
    return found
  })
}
