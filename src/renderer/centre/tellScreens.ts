import type { CentreStore } from './store.ts'

/**
 * Tells the screens of changes in a task of its own: whatever else the present task changes is drawn with it, once, and what has
 * to go to the hub is on its way before anything is drawn. `view()` is always the newest.
 */
export function tellScreens({ view }: Pick<CentreStore, 'view'>): (changed: () => void) => () => void {
  const screens = new Set<() => void>()
  const { port1, port2 } = new MessageChannel()
  let told = true
  port1.onmessage = () => {
    told = true
    for (const changed of screens) changed()
  }
  view.subscribe(() => {
    if (!told) return
    told = false
    port2.postMessage(null)
  })
  return (changed) => {
    screens.add(changed)
    return () => screens.delete(changed)
  }
}
