import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function for as long as its part is there, that does what the newest one does: nothing has to be drawn again because it is another. */
export function useLatest<Given extends unknown[], Back>(does: (...given: Given) => Back): (...given: Given) => Back {
  const newest = useRef(does)
  useLayoutEffect(() => void (newest.current = does))
  return useCallback((...given: Given) => newest.current(...given), [])
}
