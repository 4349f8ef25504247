import type { Bodies } from '#domain/events.ts'
import type { SettingEventType } from '#domain/settingTypes.ts'
import { standardsOn } from './standardsOn.ts'
import type { CentreState } from './state.ts'

/** What holds where an event of this type sets something, in the shape of its body; null: nothing yet, or it was taken away. */
export function settingNow(state: CentreState, type: SettingEventType, body: Bodies[SettingEventType]): Bodies[SettingEventType] | null {
  switch (type) {
    case 'centreSetUp':
      return state.centre
    case 'serviceSet':
    case 'serviceRemoved': {
      const known = 'service' in body ? state.services.get(body.service) : undefined
      if (!known?.offered) return null
      const { id: service, offered: _, ...rest } = known
      return { service, ...rest }
    }
    case 'deskSet':
    case 'deskRemoved': {
      const known = 'desk' in body && body.desk !== null ? state.desks.get(body.desk) : undefined
      return known?.inUse ? { desk: known.id, label: known.label, services: known.services } : null
    }
    case 'hoursSet':
      return state.hours === null ? null : { week: state.hours }
    case 'closedDaysSet':
      return state.closedDays.length === 0 ? null : { days: [...state.closedDays] }
    case 'staffSet':
    case 'staffRemoved': {
      const known = 'staff' in body ? state.staff.get(body.staff) : undefined
      if (!known?.here) return null
      const { id: staff, cannotNow: _now, here: _here, ...rest } = known
      return { staff, ...rest }
    }
    case 'delayReasonsSet':
      return state.delayReasons.length > 0 ? { reasons: state.delayReasons } : null
    case 'callingRuleSet':
      return { parts: [...state.rule] }
    case 'standardsSet': {
      const from = 'from' in body ? body.from : undefined
      return from === undefined ? state.standards : { ...standardsOn(state, from), from }
    }
    case 'keptForWalkInsSet':
      return { keptForWalkIns: state.keptForWalkIns }
    case 'setUpFinished':
      return state.setUpAt === null ? null : {}
  }
}
