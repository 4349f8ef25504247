/* Who listens, and word that something is new. It carries no data: each listener reads what it lacks, from where it stands. */
export type News = 'log' | 'cards' | 'clock'

export interface Listener {
  readonly centre: string
  readonly device: string
  /** Something is new. Must not throw and must not wait. */
  heard(news: News): void
  hangUp(): void
}

export interface Feed {
  /** Returns a function that leaves again. */
  join(listener: Listener): () => void
  /** Only after commit. */
  announce(centre: string, news: News): void
  /** To all centres: the clock was set. */
  announceClock(): void
  /** Closes all lines of a device whose token was taken away. */
  hangUp(device: string): void
  /** Closes everything; the hub is going down. */
  close(): void
}

export function makeFeed(): Feed {
  const listeners = new Set<Listener>()
  return {
    join(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
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
    close() {
      for (const listener of [...listeners]) listener.hangUp()
    },
  }
}
