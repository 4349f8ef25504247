/** Each stands so long, changed in place. */
const READ = 8000

/** What there is no room for at once, one after the other. `clock`: any clock that goes on, in milliseconds. */
export function inTurn<T>(all: readonly T[], clock: number): T | undefined {
  return all[Math.floor(clock / READ) % all.length]
}
