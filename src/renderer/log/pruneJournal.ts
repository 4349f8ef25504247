import { follow } from './follow.ts'
import type { Log } from './log.ts'

const SOON = 2_000

/** Lets the journal forget what has left the outbox, a little later and many at once. `kept`: the ids that it begins with. */
export function pruneJournal(log: Log, kept: readonly string[]): void {
  const { journal } = log
  if (!journal) return
  const there = new Set(kept)
  let later: ReturnType<typeof setTimeout> | undefined
  const prune = async () => {
    later = undefined
    const unsent = new Set(log.unsent.map((event) => event.id))
    const gone = [...there].filter((id) => !unsent.has(id) && !log.held.has(id))
    if (gone.length === 0) return
    await journal.forget(gone)
    for (const id of gone) there.delete(id)
  }
  const soon = () => {
    // What could not be forgotten now is forgotten with the next news, or at the next start.
    later ??= setTimeout(() => void prune().catch((error: unknown) => console.error(error)), SOON)
  }
  follow(log, (news) => {
    if ('appended' in news) for (const { id } of news.appended) there.add(id)
    else soon()
  })
  soon()
}
