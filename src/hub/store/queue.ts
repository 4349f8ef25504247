/**
 * Runs one piece of work after the other. SQLite has one connection here: without this, a read between two awaits of a
 * write would see what is not committed yet.
 */
export function makeQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
