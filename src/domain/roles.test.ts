import { expect, test } from 'vitest'
import { EVENT_CLASSES } from './eventClasses.ts'
import type { EventType } from './events.ts'
import { mayWrite } from './roles.ts'

/** What the hub alone says; devices write all others. */
const OF_THE_HUB: EventType[] = ['dayBegan', 'estimatorLearned']
const TYPES = (Object.keys(EVENT_CLASSES) as EventType[]).filter((type) => !OF_THE_HUB.includes(type))
const SET_UP: EventType[] = [
  ...(['centreSetUp', 'serviceSet', 'serviceRemoved', 'deskSet', 'deskRemoved', 'hoursSet', 'closedDaysSet'] as const),
  ...(['staffSet', 'staffRemoved', 'delayReasonsSet', 'callingRuleSet', 'standardsSet', 'keptForWalkInsSet', 'setUpFinished', 'rotaSet'] as const),
]
const AT_THE_DOOR: EventType[] = [
  ...(['arrived', 'greeted', 'numberGiven', 'numberGivenFirst', 'answeredAtWelcomeDesk', 'practised'] as const),
  ...(['enteredFromPaper', 'endedAtClosing', 'keptOpen', 'dayClosed'] as const),
]

test('a display writes nothing', () => {
  expect(TYPES.filter((type) => mayWrite('display', type))).toEqual([])
})

test('that a day began, and what was learned of it, nobody may say but the hub', () => {
  for (const role of ['welcome', 'adviser', 'lead', 'display', 'hub'] as const) for (const type of OF_THE_HUB) expect(mayWrite(role, type), role).toBe(false)
})

test('a team lead may write everything', () => {
  expect(TYPES.filter((type) => !mayWrite('lead', type))).toEqual([])
})

test('the centre is set up by the team lead alone', () => {
  for (const type of SET_UP) for (const role of ['welcome', 'adviser'] as const) expect(mayWrite(role, type), `${role} ${type}`).toBe(false)
})

test('a welcome desk does all but set up; an adviser is not at the door', () => {
  expect(TYPES.filter((type) => !mayWrite('welcome', type)).sort()).toEqual(SET_UP.toSorted())
  expect(TYPES.filter((type) => !mayWrite('adviser', type)).sort()).toEqual([...SET_UP, ...AT_THE_DOOR].sort())
})
