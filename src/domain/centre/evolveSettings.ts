/* Settings as the fold of what a team lead set. Who changed what is kept with what it was before, for the last changes. */
import type { EventType, LoggedEvent } from '#domain/events.ts'
import type { SettingEventType } from '#domain/settingTypes.ts'
import { SETTING_TYPES } from '#domain/settingTypes.ts'
import { settingNow } from './settingNow.ts'
import { standardsOn } from './standardsOn.ts'
import type { CentreState, Desk } from './state.ts'

const SETTINGS: ReadonlySet<EventType> = new Set(SETTING_TYPES)

export type SettingEvent = Extract<LoggedEvent, { type: SettingEventType }>

export function isSetting(event: LoggedEvent): event is SettingEvent {
  return SETTINGS.has(event.type)
}

/** So many of the last changes are kept in the state; older ones are in the log. */
export const CHANGES_KEPT = 200

/** The state with this setting. What is set for the first time is no change; nor is anything that was set until setting up was finished. */
export function evolveSettings(state: CentreState, event: SettingEvent): CentreState {
  const before = settingNow(state, event.type, event.body)
  const next = withSetting(state, event)
  if (event.type === 'setUpFinished') return state.setUpAt === null ? { ...next, changes: [] } : next
  if (before === null && state.setUpAt === null) return next
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
    case 'standardsSet': {
      const { from = event.day, ...is } = event.body
      const standardsSince = [...state.standardsSince, { from, is }]
      return { ...state, standardsSince, standards: standardsOn({ ...state, standardsSince }, event.day) }
    }
    case 'keptForWalkInsSet':
      return { ...state, keptForWalkIns: event.body.keptForWalkIns }
    case 'setUpFinished':
      return { ...state, setUpAt: state.setUpAt ?? event.at }
  }
}

/** A desk that nobody set up yet is known by its id: an older fact may name it. */
export function withDesk(state: CentreState, id: string, change: Partial<Desk>): CentreState {
  const desk = state.desks.get(id) ?? { id, label: id, services: [], isOpen: false, changedAt: null, pause: null, staff: null, inUse: true }
  return { ...state, desks: new Map(state.desks).set(id, { ...desk, ...change }) }
}
