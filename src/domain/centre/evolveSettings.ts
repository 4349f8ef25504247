/* Settings as the fold of what a team lead set. Who changed what is kept with what it was before, for the last changes. */
import type { EventType, LoggedEvent } from '#domain/events.ts'
import type { CentreState, Desk } from './state.ts'

export type SettingEventType =
  | 'centreSetUp'
  | 'serviceSet'
  | 'serviceRemoved'
  | 'deskSet'
  | 'deskRemoved'
  | 'hoursSet'
  | 'closedDaysSet'
  | 'staffSet'
  | 'staffRemoved'
  | 'delayReasonsSet'
  | 'callingRuleSet'
  | 'standardsSet'

const SETTINGS: ReadonlySet<EventType> = new Set<SettingEventType>([
  'centreSetUp',
  'serviceSet',
  'serviceRemoved',
  'deskSet',
  'deskRemoved',
  'hoursSet',
  'closedDaysSet',
  'staffSet',
  'staffRemoved',
  'delayReasonsSet',
  'callingRuleSet',
  'standardsSet',
])

export type SettingEvent = Extract<LoggedEvent, { type: SettingEventType }>

export function isSetting(event: LoggedEvent): event is SettingEvent {
  return SETTINGS.has(event.type)
}

/** So many of the last changes are kept in the state; older ones are in the log. */
export const CHANGES_KEPT = 200

/** The state with this setting. What is set for the first time is no change. */
export function evolveSettings(state: CentreState, event: SettingEvent): CentreState {
  const before = settingNow(state, event)
  const next = withSetting(state, event)
  if (before === null) return next
  const change = { event: event.id, at: event.at, device: event.device, by: event.by ?? null, type: event.type, before, after: event.body }
  return { ...next, changes: [...state.changes, change].slice(-CHANGES_KEPT) }
}

function withSetting(state: CentreState, event: SettingEvent): CentreState {
  switch (event.type) {
    case 'centreSetUp':
      return { ...state, centre: event.body }
    case 'serviceSet': {
      const { service: id, ...rest } = event.body
      return { ...state, services: new Map(state.services).set(id, { id, ...rest, offered: true }) }
    }
    case 'serviceRemoved': {
      const known = state.services.get(event.body.service)
      return known ? { ...state, services: new Map(state.services).set(known.id, { ...known, offered: false }) } : state
    }
    case 'deskSet': {
      const { desk, label, services } = event.body
      return withDesk(state, desk, { label, services, inUse: true })
    }
    case 'deskRemoved':
      return state.desks.has(event.body.desk) ? withDesk(state, event.body.desk, { inUse: false, isOpen: false, pause: null, staff: null }) : state
    case 'hoursSet':
      return { ...state, hours: event.body.week }
    case 'closedDaysSet':
      return { ...state, closedDays: event.body.days }
    case 'staffSet': {
      const { staff: id, ...rest } = event.body
      return { ...state, staff: new Map(state.staff).set(id, { id, ...rest, cannotNow: state.staff.get(id)?.cannotNow ?? null, here: true }) }
    }
    case 'staffRemoved': {
      const known = state.staff.get(event.body.staff)
      return known ? { ...state, staff: new Map(state.staff).set(known.id, { ...known, here: false }) } : state
    }
    case 'delayReasonsSet':
      return { ...state, delayReasons: event.body.reasons }
    case 'callingRuleSet':
      return { ...state, rule: event.body.parts }
    case 'standardsSet':
      return { ...state, standards: event.body }
  }
}

/** What stands where this event sets something; null: nothing yet. */
function settingNow(state: CentreState, event: SettingEvent): unknown {
  switch (event.type) {
    case 'centreSetUp':
      return state.centre
    case 'serviceSet':
    case 'serviceRemoved':
      return state.services.get(event.body.service) ?? null
    case 'deskSet':
    case 'deskRemoved': {
      const desk = state.desks.get(event.body.desk)
      return desk ? { desk: desk.id, label: desk.label, services: desk.services, inUse: desk.inUse } : null
    }
    case 'hoursSet':
      return state.hours
    case 'closedDaysSet':
      return state.closedDays.length > 0 ? state.closedDays : null
    case 'staffSet':
    case 'staffRemoved':
      return state.staff.get(event.body.staff) ?? null
    case 'delayReasonsSet':
      return state.delayReasons.length > 0 ? state.delayReasons : null
    case 'callingRuleSet':
      return state.rule
    case 'standardsSet':
      return state.standards
  }
}

/** A desk that nobody set up yet is known by its id: an older fact may name it. */
export function withDesk(state: CentreState, id: string, change: Partial<Desk>): CentreState {
  const desk = state.desks.get(id) ?? { id, label: id, services: [], isOpen: false, changedAt: null, pause: null, staff: null, inUse: true }
  return { ...state, desks: new Map(state.desks).set(id, { ...desk, ...change }) }
}
