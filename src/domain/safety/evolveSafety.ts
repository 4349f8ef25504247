/* Calls for help and evacuations of a day, as the fold of what was pressed. Total: who acknowledges what is not known changes nothing. */
import type { Day, Evacuation, Panic } from '#domain/centre/state.ts'
import type { LoggedEvent } from '#domain/events.ts'

type SafetyEventType = 'evacuated' | 'evacuationEnded' | 'panicRaised' | 'panicAcknowledged' | 'panicEnded'
export type SafetyEvent = Extract<LoggedEvent, { type: SafetyEventType }>

/** What changes of the day. */
export function evolveSafety(day: Day, event: SafetyEvent): Partial<Pick<Day, 'evacuations' | 'panics'>> {
  const { id, at, device } = event
  const by = event.by ?? null
  switch (event.type) {
    case 'evacuated':
      return { evacuations: withEvacuation(day.evacuations, { event: id, from: at, to: null, drill: event.body.drill }) }
    case 'evacuationEnded':
      return { evacuations: day.evacuations.map((one) => (one.to === null ? { ...one, to: Math.max(at, one.from) } : one)) }
    case 'panicRaised': {
      const { desk, from, drill } = event.body
      return { panics: [...day.panics, { event: id, at, device, by, desk, from, drill, acknowledged: [], endedAt: null }] }
    }
    case 'panicAcknowledged': {
      const { panic, going } = event.body
      const answer = { device, by, at, going }
      return { panics: day.panics.map((one) => (one.event === panic ? withAnswer(one, answer) : one)) }
    }
    case 'panicEnded':
      return { panics: day.panics.map((one) => (one.event === event.body.panic ? { ...one, endedAt: one.endedAt ?? at } : one)) }
  }
}

/** Pressed at several desks it is one evacuation, from the first press on, and no drill as soon as one of them says so. */
function withEvacuation(known: readonly Evacuation[], more: Evacuation): readonly Evacuation[] {
  // A desk that was cut off says so late, of an evacuation that is over: nobody is sent out again.
  const place = known.findLastIndex(({ from, to }) => to === null || (from <= more.from && more.from < to))
  if (place < 0) return [...known, more]
  return known.map((one, i) => (i === place ? { ...one, from: Math.min(one.from, more.from), drill: one.drill && more.drill } : one))
}

/** One answer from each device: who has seen it may still go; who goes does not take it back. */
function withAnswer(panic: Panic, answer: Panic['acknowledged'][number]): Panic {
  const before = panic.acknowledged.find((one) => one.device === answer.device)
  if (before && (before.going || !answer.going)) return panic
  return { ...panic, acknowledged: [...panic.acknowledged.filter((one) => one !== before), answer] }
}

/** The evacuation that goes on, or null. */
export function evacuationNow({ evacuations }: Day): Evacuation | null {
  return evacuations.findLast((one) => one.to === null) ?? null
}

/** Calls for help that nobody has ended, oldest first. */
export function panicsNow({ panics }: Day): Panic[] {
  return panics.filter((one) => one.endedAt === null)
}

/** How often somebody needed help: drills do not count. */
export function callsForHelp({ panics }: Day): number {
  return panics.filter(({ drill }) => !drill).length
}
