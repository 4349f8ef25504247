import { setImmediate } from 'node:timers/promises'

/** Long work in parts: whoever waits at the door gets their turn between two of them. A store on one connection answers without ever letting go. */
export async function letOthers(): Promise<void> {
  await setImmediate()
}
