/* Calls for help and evacuations of a day, as the fold of what was pressed. Total: who acknowledges what is not known changes nothing. */
import type { Day } from '#domain/centre/state.ts'
import type { LoggedEvent } from '#domain/events.ts'

type SafetyEventType = 'evacuated' | 'evacuationEnded' | 'panicRaised' | 'panicAcknowledged' | 'panicEnded'
export type SafetyEvent = Extract<LoggedEvent, { type: SafetyEventType }>

/** What changes of the day. */
export function evolveSafety({ evacuations, panics }: Day, event: SafetyEvent): Pick<Day, 'evacuations' | 'panics'> {
  const { id, at, device } = event
  const by = event.by ?? null
  switch (event.type) {
    case 'evacuated': {
      // Pressed at two desks at once: one evacuation, from the first on.
      if (evacuations.some((one) => one.to === null)) return { evacuations, panics }
      return { evacuations: [...evacuations, { event: id, from: at, to: null, drill: event.body.drill }], panics }
    }
    case 'evacuationEnded':
      return { evacuations: evacuations.map((one) => (one.to === null ? { ...one, to: Math.max(at, one.from) } : one)), panics }
    case 'panicRaised': {
      const { desk, drill } = event.body
      return { evacuations, panics: [...panics, { event: id, at, device, by, desk, drill, acknowledged: [], endedAt: null }] }
    }
    case 'panicAcknowledged': {
      const known = ({ acknowledged }: Day['panics'][number]) => acknowledged.some((one) => one.device === device)
      const heard = panics.map((one) =>
        one.event === event.body.panic && !known(one) ? { ...one, acknowledged: [...one.acknowledged, { device, by, at }] } : one,
      )
      return { evacuations, panics: heard }
    }
    case 'panicEnded':
      return { evacuations, panics: panics.map((one) => (one.event === event.body.panic ? { ...one, endedAt: one.endedAt ?? at } : one)) }
  }
}

/** The evacuation that goes on, or null. */
export function evacuationNow({ evacuations }: Day): Day['evacuations'][number] | null {
  return evacuations.findLast((one) => one.to === null) ?? null
}

/** Calls for help that nobody has ended, oldest first. */
export function panicsNow({ panics }: Day): Day['panics'] {
  return panics.filter((one) => one.endedAt === null)
}
