/*
  What can become of the local store: lost between two starts, closed by the browser while a window is open, in the way of a newer
  release. The hub has all that was shared; what was not is in this window's memory, and in Electron in the journal.
*/
import type { CentreStore } from '#renderer/centre/store.ts'
import type { Database } from '#renderer/log/database.ts'
import type { Found } from '#renderer/log/findLog.ts'
import { dropOlder, findLog } from '#renderer/log/findLog.ts'
import type { Journal } from '#renderer/log/journal.ts'
import { requeue } from '#renderer/log/requeue.ts'
import type { KeptEvent } from '#wire/ipc.ts'

const MARK = 'foyer.unsent.'
const HEALED = 'foyer.healed'
const NOT_AGAIN_WITHIN = 60_000
const AGAIN_AFTER = 5_000

/**
 * Puts back what was kept elsewhere, and where this store was there before and now begins anew, leaves word of it for people.
 * The mark outside of the database says that there was one, and how much of it was not shared.
 */
export async function takeBackKept({ log, confirmed, fresh, damaged, older }: Found, device: string, kept: readonly KeptEvent[]): Promise<void> {
  const back = await requeue(log, confirmed, [...older, ...kept])
  await dropOlder(device, log.database)
  const before = readMark(device)
  if (!fresh || (before === null && back === 0 && !damaged)) return
  const missing = before === null ? null : Math.max(0, before - back)
  await log.database.meta.put({ k: 'lost', value: sayLost(back, missing) })
}

/** `missing`: null where nobody knows. */
function sayLost(back: number, missing: number | null): string {
  const things = (count: number) => `${count} ${count === 1 ? 'thing' : 'things'}`
  const first = 'What this PC had saved was lost or could not be read, so it was fetched from the hub again.'
  if (missing === null && back === 0) return `${first} What was done here and not shared by then may be missing. Check if you need to do it again.`
  if (missing !== null && missing > 0) return `${first} ${things(missing)} done here and not shared by then may be missing. Check if you need to do them again.`
  return back > 0 ? `${first} ${things(back)} not shared by then were kept. Nothing is missing.` : `${first} All of it had been shared.`
}

/** Keeps the mark: how much is not shared. */
export function markUnsent(device: string, { view }: CentreStore): void {
  const mark = () => {
    try {
      localStorage.setItem(MARK + device, String(view.getState().sync.unsent))
    } catch {
      // A full disk; what matters is said elsewhere.
    }
  }
  mark()
  view.subscribe((now, before) => {
    if (now.sync.unsent !== before.sync.unsent) mark()
  })
}

function readMark(device: string): number | null {
  const mark = localStorage.getItem(MARK + device)
  return mark === null ? null : Number(mark) || 0
}

export type Watched = { device: string; database: Database; store: CentreStore; journal: Journal | null; unsent: () => KeptEvent[]; closed: () => void }

/** Sees to a store that closes under an open window: opens it again, puts back what was not shared, and starts the window again. */
export function watchStore({ device, database, store, journal, unsent, closed }: Watched): void {
  const say = (storeFault: string) => store.view.setState({ storeFault, storeClosed: true })
  let newer = false
  database.on('versionchange', ({ newVersion }) => {
    newer = newVersion !== null
  })
  const heal = async () => {
    try {
      await restore(device, journal, unsent())
      if (!healedLately()) return location.reload()
      say('This PC’s saved data was closed and is open again. Start this screen again to go on. Until then nothing can be saved here.')
    } catch (error) {
      console.error(error)
      say(
        'This PC cannot open its saved data, so nothing can be saved here. Close other windows of Foyer and free some disk space. Foyer tries again by itself.',
      )
      setTimeout(() => void heal(), AGAIN_AFTER)
    }
  }
  database.on('close', () => {
    closed()
    // In a task of its own: why it closed is told after this.
    setTimeout(() => {
      if (newer) return say('Foyer was updated in another window. Start this screen again to go on. Until then nothing can be saved here.')
      say('This PC’s saved data was closed. Foyer is opening it again.')
      void heal()
    })
  })
}

async function restore(device: string, journal: Journal | null, unsent: readonly KeptEvent[]): Promise<void> {
  const quiet = () => undefined
  const found = await findLog({ device, newId: () => crypto.randomUUID(), tell: quiet, journal, blocked: quiet })
  try {
    await takeBackKept(found, device, unsent)
  } finally {
    found.log.database.close()
  }
}

/** A store that is closed again and again must not make the window flicker all day. */
function healedLately(): boolean {
  const last = Number(sessionStorage.getItem(HEALED) ?? 0)
  sessionStorage.setItem(HEALED, String(Date.now()))
  return Date.now() - last < NOT_AGAIN_WITHIN
}

/** All that is not shared, one event a line: from the database, or where that cannot be read, from memory. */
export async function unsentText(database: Database, unsent: () => KeptEvent[]): Promise<string> {
  const lines = new Map(unsent().map(({ id, raw }) => [id, raw]))
  const tables = [database.outbox.toArray(), database.quarantine.toArray()]
  for (const found of await Promise.allSettled(tables)) {
    if (found.status === 'fulfilled') for (const { id, raw } of found.value) lines.set(id, raw)
  }
  return [...lines.values(), ''].join('\n')
}
