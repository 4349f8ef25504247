/* Who listens, and word that something is new. It carries no data: each listener reads what it lacks, from where it stands. */
export type News = 'log' | 'cards' | 'clock'

export interface Listener {
  readonly centre: string
  readonly device: string
  /** Of the token that it was opened with; a device that joined again has another. */
  readonly tokenHash: string
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
  /** As `announce`, for what another hub did: it is not told on. */
  relay(centre: string, news: News): void
  /** How often somebody was told of something new: what was read under another count may be old. */
  count(): number
  /** To all centres: the clock was set. */
  announceClock(): void
  /** Closes all lines of a device whose token was taken away. */
  hangUp(device: string): void
  /** Of the asked devices, closes the lines that were opened with another token than the one in `good`. */
  hangUpBut(good: ReadonlyMap<string, string>, asked: readonly string[]): void
  /** The devices that have a line open. */
  devices(): string[]
  /** Whether a device has a line open, or had one within the last two minutes. */
  isHere(device: string): boolean
  /** Closes everything; the hub is going down. */
  close(): void
}

/** `ring` tells the other hubs on the same store: of a centre, or (null) of its devices. */
export function makeFeed(ring: (centre: string | null) => void = () => undefined): Feed {
  const listeners = new Set<Listener>()
  const leftAt = new Map<string, number>()
  let count = 0
  const relay = (centre: string, news: News) => {
    count++
    for (const listener of listeners) if (listener.centre === centre) listener.heard(news)
  }
  return {
    join(listener) {
      listeners.add(listener)
      return () => {
        if (listeners.delete(listener)) leftAt.set(listener.device, performance.now())
      }
    },
    announce(centre, news) {
      relay(centre, news)
      ring(centre)
    },
    relay,
    count: () => count,
    announceClock() {
      for (const listener of listeners) listener.heard('clock')
    },
    hangUp(device) {
      for (const listener of [...listeners]) if (listener.device === device) listener.hangUp()
      ring(null)
    },
    hangUpBut(good, asked) {
      for (const listener of [...listeners]) if (asked.includes(listener.device) && good.get(listener.device) !== listener.tokenHash) listener.hangUp()
    },
    devices: () => [...new Set([...listeners].map(({ device }) => device))],
    isHere(device) {
      for (const listener of listeners) if (listener.device === device) return true
      return performance.now() - (leftAt.get(device) ?? Number.NEGATIVE_INFINITY) < JUST_LEFT
    },
    close() {
      for (const listener of [...listeners]) listener.hangUp()
    },
  }
}
