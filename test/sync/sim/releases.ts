/*
  Devices and hubs of an older release. What a release knows of events is one table of the domain; while somebody older is at
  work, the newer types are taken out of it.
*/
import { EVENT_CLASSES } from '#domain/eventClasses.ts'

const NEWER = ['needsNoted', 'prioritised', 'referred'] as const

let older = false

/** From here on whatever runs is of that release. */
export function workAs(asOlder: boolean): void {
  if (older === asOlder) return
  older = asOlder
  for (const type of NEWER) {
    if (older) Reflect.deleteProperty(EVENT_CLASSES, type)
    else Reflect.set(EVENT_CLASSES, type, 'fact')
  }
}

/** What comes out where somebody of that release works it out. */
export function asRelease<T>(asOlder: boolean, work: () => T): T {
  const was = older
  workAs(asOlder)
  try {
    return work()
  } finally {
    workAs(was)
  }
}
