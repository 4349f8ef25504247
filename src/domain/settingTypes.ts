/** What a team lead sets and what the changes of settings are kept of. */
export const SETTING_TYPES = [
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
  'keptForWalkInsSet',
  'setUpFinished',
] as const

export type SettingEventType = (typeof SETTING_TYPES)[number]
