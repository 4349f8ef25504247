import type { Display } from 'electron'

type Monitor = Pick<Display, 'id' | 'bounds'>

/**
 * The monitor for the waiting room: never the primary one, which is the desk's. It stays where it is while it can; else the
 * leftmost, then the topmost, so that a restart finds the same wall. Null with one monitor.
 */
export function chooseDisplay<M extends Monitor>(monitors: readonly M[], primary: Monitor['id'], now: Monitor['id'] | null): M | null {
  const others = monitors.filter((monitor) => monitor.id !== primary)
  const same = others.find((monitor) => monitor.id === now)
  const inOrder = others.toSorted((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
  return same ?? inOrder[0] ?? null
}
