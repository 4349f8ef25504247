import { describe, expect, test } from 'vitest'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'
import { listed, sayDesks, sayMinutes } from './desks.ts'
import { sayDone, sayNoEffect, sayTask } from './happened.ts'
import { CALL_BY, NEEDS } from './needs.tsx'
import { saySituation } from './situation.ts'
import { words } from './words.ts'

const NOT_OF_A_VISIT = [
  ...['serviceRemoved', 'deskRemoved', 'hoursSet', 'closedDaysSet', 'staffSet', 'staffRemoved', 'delayReasonsSet', 'placeTaken', 'placeLeft'],
  ...[
    'cannotToday',
    'deskAwayToday',
    'dayClosed',
    'evacuated',
    'evacuationEnded',
    'panicRaised',
    'panicAcknowledged',
    'panicEnded',
    'privateCame',
    'privateEnded',
    'privateOpened',
  ],
  'dayBegan',
  'estimatorLearned',
  'centreSetUp',
  'serviceSet',
  'deskSet',
  'rotaSet',
  'callingRuleSet',
  'standardsSet',
  'setUpFinished',
  'deskOpened',
  'deskClosed',
  'deskFinishingNotes',
  'deskOnBreak',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'coverNeeded',
  'keptForWalkInsSet',
  'undone',
]

describe('everything that can happen has words', () => {
  test.each(Object.keys(EVENT_CLASSES).filter((type) => !NOT_OF_A_VISIT.includes(type)))('%s', (type) => expect(sayDone(type, '43')).not.toBe('Done'))
  test.each(['calledByAnotherDesk', 'beingSeen', 'finished', 'left', 'onHold', 'notInQueue', 'changedSince'])('no effect: %s', (reason) =>
    expect(sayNoEffect(reason, '43', 'Desk 2')).toContain('43'),
  )
  test.each(['seenWhileCalledElsewhere', 'seenAtTwoDesks', 'seenAfterLeft', 'seenAfterFinished', 'finishedTwice', 'referredWhileElsewhere', 'arrivalMissing'])(
    'task: %s',
    (kind) => expect(sayTask(kind, '43', ['Desk 1', 'Desk 2'])).toContain('43'),
  )
  test.each(['arrived', 'greeted', 'waiting', 'called', 'away', 'steppedOut', 'onHold', 'beingSeen', 'completed', 'answered', 'left', 'undone'])(
    'situation: %s',
    (is) => expect(saySituation(is, 'Desk 1', '3pm')).not.toBe(''),
  )
})

test('a greeting at once and an arrival that nobody greeted are told apart', () => {
  expect(sayDone('arrived', null, true)).toBe('Greeted one person')
  expect(sayDone('arrived', null)).toBe('Noted that someone came in')
})
test('who was beaten to a call is told by whom', () =>
  expect(sayNoEffect('calledByAnotherDesk', '43', 'Desk 2')).toBe('43 was called by Desk 2 first. Both calls are in the log.'))

test('each need has its own key, and none is D, E or F', () => {
  const keys = [...Object.values(NEEDS), ...Object.values(CALL_BY)].map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.join('')).not.toMatch(/[DEF]/)
})

test('desks are said in one phrase', () => {
  expect(sayDesks(['Desk 1', 'Desk 2', 'Desk 3', 'Desk 4'])).toBe('Desks 1 to 4')
  expect(sayDesks(['Desk 5', 'Desk 6'])).toBe('Desks 5 and 6')
  expect(sayDesks(['Desk 3', 'Desk 1', 'Desk 2', 'Desk 7'])).toBe('Desks 1 to 3 and 7')
  expect(sayDesks(['Desk 7', 'Register office'])).toBe('Desk 7 and Register office')
  expect(sayDesks([])).toBe('')
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
})
test('a wait below a minute is not said as 0 minutes', () => expect([0, 1, 17].map(sayMinutes)).toEqual(['under a minute', '1 minute', '17 minutes']))
test('the words of the public screen are there at once', () => expect(words.t('display.notLiveSince', { time: '10:41am' })).toBe('Not live since 10:41am'))
