/* Who listens, and word that something is new. It carries no data: each listener reads what it lacks, from where it stands. */
export type News = 'log' | 'cards' | 'clock'

export interface Listener {
  readonly centre: string
  readonly device: string
  /** Something is new. Must not throw and must not wait. */
  heard(news: News): void
  hangUp(): void
}

/** So long after its last line was closed a device may be on its way back. */
const JUST_LEFT = 2 * 60_000

export interface Feed {
  /** Returns a function that leaves again. */
  join(listener: Listener): () => void
  /** Only after commit. */
  announce(centre: string, news: News): void
  /** To all centres: the clock was set. */
  announceClock(): void
  /** Closes all lines of a device whose token was taken away. */
  hangUp(device: string): void
  /** Whether a device has a line open, or had one within the last two minutes. */
  isHere(device: string): boolean
  /** Closes everything; the hub is going down. */
  close(): void
}

export function makeFeed(): Feed {
  const listeners = new Set<Listener>()
  const leftAt = new Map<string, number>()
  return {
    join(listener) {
      listeners.add(listener)
      return () => {
        if (listeners.delete(listener)) leftAt.set(listener.device, performance.now())
      }
    },
    announce(centre, news) {
      for (const listener of listeners) if (listener.centre === centre) listener.heard(news)
    },
    announceClock() {
      for (const listener of listeners) listener.heard('clock')
    },
    hangUp(device) {
      for (const listener of [...listeners]) if (listener.device === device) listener.hangUp()
    },
    isHere(device) {
      for (const listener of listeners) if (listener.device === device) return true
      return performance.now() - (leftAt.get(device) ?? Number.NEGATIVE_INFINITY) < JUST_LEFT
    },
    close() {
      for (const listener of [...listeners]) listener.hangUp()
    },
  }
}
