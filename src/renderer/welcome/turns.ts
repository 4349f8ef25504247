import { useState } from 'react'

/** One key after the other. */
export type Turns = {
  /** When what the keys before it did is saved. */
  inTurn(does: () => Promise<unknown>): void
  /** Has begun at the press; those after it wait for it too. */
  atOnce(doing: Promise<unknown>): void
  /** Whether any key waits for its turn. */
  areWaiting(): boolean
}

export function makeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    inTurn(does) {
      waiting++
      last = last
        .then(() => {
          waiting--
          return does()
        })
        .catch(() => undefined)
    },
    atOnce(doing) {
      last = Promise.allSettled([last, doing])
    },
    areWaiting: () => waiting > 0,
  }
}

export function useTurns(): Turns {
  return useState(makeTurns)[0]
}
