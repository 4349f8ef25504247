/* Who is here in private, as the fold of what was pressed: beside the visits, so that no queue, screen, search or count can meet them. */
import type { PrivateVisit } from '#domain/centre/state.ts'
import type { LoggedEvent, PrivateEventType } from '#domain/events.ts'

/** Total: of whom nobody heard that they came, nothing is known. */
export function evolvePrivately(privates: readonly PrivateVisit[], event: Extract<LoggedEvent, { type: PrivateEventType }>): readonly PrivateVisit[] {
  const { at, device, body } = event
  const by = event.by ?? null
  const change = (what: (one: PrivateVisit) => PrivateVisit) => privates.map((one) => (one.visit === body.visit ? what(one) : one))
  switch (event.type) {
    case 'privateCame':
      return privates.some((one) => one.visit === body.visit) ? privates : [...privates, { visit: body.visit, at, device, by, endedAt: null, looks: [] }]
    case 'privateEnded':
      return change((one) => ({ ...one, endedAt: one.endedAt ?? at }))
    case 'privateOpened':
      return change((one) => ({ ...one, looks: [...one.looks, { at, device, by, allowed: event.body.allowed }] }))
  }
}
