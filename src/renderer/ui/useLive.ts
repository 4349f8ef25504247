import { useCallback, useRef, useState } from 'react'

/** A piece of state that can also be read between two renders, by a key that was pressed before the screen caught up. */
export function useLive<T>(first: T): { shown: T; now: () => T; set: (next: T) => void } {
  const latest = useRef(first)
  const [shown, show] = useState(first)
  const set = useCallback((next: T) => {
    latest.current = next
    show(next)
  }, [])
  return { shown, now: useCallback(() => latest.current, []), set }
}
