/*
  Which of a device's windows carries events to the hub. Any window writes; one carries, by a Web Lock, so that they do not do the
  same work twice. Nothing is lost or doubled where two carry at once or nobody does: the lock only saves work.

  A browser may freeze a window that nobody looks at, and a frozen window keeps its lock. So the one that carries says so every
  two seconds, and another takes the lock from it after 15 seconds of silence: only while something waits to be carried, at most
  once a minute on a device, and never on the word of a window that was itself asleep or cannot hear.
*/

/** What the windows of a device say to each other about who carries. `from`: which window. */
export type Beat = { beat: 'ask' | 'carries' | 'took'; from: string }

/** Milliseconds. */
export type LeadSpans = { beat: number; silence: number; betweenTakings: number }
const SPANS: LeadSpans = { beat: 2_000, silence: 15_000, betweenTakings: 60_000 }

export type LeadOptions = {
  /** This window, different from every other one. */
  me: string
  /** The lock's name: one a device. */
  name: string
  /** null where the browser has none (an address that is not secure): then every window carries. */
  locks: LockManager | null
  /** To every window of this device, this one as well: one that does not hear itself is deaf and takes nothing from anybody. */
  tell: (beat: Beat) => void
  /** Milliseconds that only go forward. */
  ticks: () => number
  /** Whether something waits to be carried, either way. */
  wanted: () => boolean
  /** Begins to carry; gives what ends it. */
  carry: () => () => void
  spans?: LeadSpans
}

export type Lead = { hear(beat: Beat): void; carries(): boolean; stop(): void }

/** Carries as soon as no other window does, and for as long as no other takes over. `stop` gives the lock back. */
export function leadOneAtATime(options: LeadOptions): Lead {
  const { locks } = options
  if (locks) return new Queued(options, locks)
  const end = options.carry()
  return { hear: () => undefined, carries: () => true, stop: end }
}

class Queued implements Lead {
  readonly #options: LeadOptions
  readonly #locks: LockManager
  readonly #spans: LeadSpans
  readonly #timer: ReturnType<typeof setInterval>
  #waiting = new AbortController()
  /** Ends what this window carries, and gives back the lock; null while another one carries. */
  #end: (() => void) | null = null
  #over = false
  #lookedAt: number
  /** Since when nobody was heard carrying, as far as this window was awake. */
  #quietSince: number
  #heardMyself = Number.NEGATIVE_INFINITY
  #lastTaking = Number.NEGATIVE_INFINITY

  constructor(options: LeadOptions, locks: LockManager) {
    this.#options = options
    this.#locks = locks
    this.#spans = options.spans ?? SPANS
    this.#lookedAt = options.ticks()
    this.#quietSince = this.#lookedAt
    this.#timer = setInterval(() => this.#look(), this.#spans.beat)
    this.#tell('ask')
    void this.#ask({ signal: this.#waiting.signal })
  }

  carries(): boolean {
    return this.#end !== null
  }

  hear({ beat, from }: Beat): void {
    const now = this.#options.ticks()
    if (from === this.#options.me) this.#heardMyself = now
    else if (beat === 'ask') {
      // Answered when asked, too: the timers of a window in the background come once a minute.
      if (this.carries()) this.#tell('carries')
    } else {
      this.#quietSince = now
      if (beat === 'took') this.#lastTaking = now
    }
  }

  stop(): void {
    this.#over = true
    clearInterval(this.#timer)
    this.#waiting.abort()
    this.#end?.()
  }

  /** Waits in the queue, or takes the lock; carries while it is held; then waits in the queue again. */
  async #ask(how: LockOptions): Promise<void> {
    for (let next = how; !this.#over; next = { signal: this.#waiting.signal }) {
      let end: (() => void) | null = null
      const hold = () => {
        if (this.#over) return undefined
        const endCarrying = this.#options.carry()
        return new Promise<void>((release) => {
          end = () => {
            endCarrying()
            release()
          }
          this.#end = end
          this.#tell('carries')
        })
      }
      // It rejects when the lock was taken from us, or is no longer waited for.
      await this.#locks.request(this.#options.name, next, hold).catch(() => undefined)
      this.#ended(end)
      if (next.signal?.aborted) return
    }
  }

  #ended(end: (() => void) | null): void {
    if (!end) return
    end()
    if (this.#end !== end) return
    this.#end = null
    // Until now it was this window that carried: the silence of the others is counted from here.
    this.#quietSince = this.#options.ticks()
  }

  #look(): void {
    const { beat, silence, betweenTakings } = this.#spans
    const now = this.#options.ticks()
    // This window was itself asleep: what it has not heard meanwhile says nothing about anybody.
    if (now - this.#lookedAt > beat * 3) this.#quietSince = now
    this.#lookedAt = now
    if (this.carries()) return this.#tell('carries')
    const quiet = now - this.#quietSince
    if (quiet > beat) this.#tell('ask')
    const deaf = now - this.#heardMyself > beat * 3
    if (quiet < silence || deaf || now - this.#lastTaking < betweenTakings || !this.#options.wanted()) return
    this.#lastTaking = now
    this.#quietSince = now
    this.#waiting.abort()
    this.#waiting = new AbortController()
    this.#tell('took')
    void this.#ask({ steal: true })
  }

  #tell(beat: Beat['beat']): void {
    this.#options.tell({ beat, from: this.#options.me })
  }
}
