import { expect, test } from 'vitest'
import type { SyncFacts } from './saySync.ts'
import { saySync } from './saySync.ts'

const NOW = 1_800_000_000_000
const said = (part: Partial<SyncFacts>, fault: string | null = null) => {
  const { calm, strong, rest } = saySync(
    { unsent: 0, oldestUnsentAt: null, lastHeardAt: NOW - 2000, reachable: true, trouble: null, stuck: null, mending: false, clockOff: 0, ...part },
    fault,
    NOW,
  )
  return `${calm ? '' : '! '}${[strong, rest].filter(Boolean).join(' ')}`
}

test('says when it last shared while all is well', () => expect(said({})).toBe('Everything saved. Last shared 2 seconds ago'))
test('says the age of the oldest unconfirmed thing when it is on its own', () =>
  expect(said({ unsent: 9, oldestUnsentAt: NOW - 12 * 60_000, reachable: false })).toBe('! Working on its own for 12 minutes. 9 things to share'))
test('does not trust a line that takes nothing for 15 seconds', () => {
  expect(said({ unsent: 1, oldestUnsentAt: NOW - 14_000 })).toBe('Everything saved. 1 thing to share')
  expect(said({ unsent: 1, oldestUnsentAt: NOW - 16_000 })).toBe('! Working on its own for 16 seconds. 1 thing to share')
})
test('counts from the last word of the hub when nothing waits', () =>
  expect(said({ reachable: false })).toBe('! Working on its own for 2 seconds. Nothing to share'))
test('counts from the last word of the hub also where something was done since', () =>
  expect(said({ reachable: false, lastHeardAt: NOW - 45_000, unsent: 1, oldestUnsentAt: NOW })).toBe('! Working on its own for 45 seconds. 1 thing to share'))
test('never heard of a hub: says so without a time', () => expect(said({ reachable: false, lastHeardAt: null })).toBe('! Working on its own. Nothing to share'))
test('a failing disk comes before all else', () =>
  expect(said({ trouble: 'Update Foyer.' }, 'This PC’s disk is full.')).toBe('! This PC cannot save. Nothing to share'))
test('what stops the sync is said with what waits', () => expect(said({ trouble: 'Update Foyer.', unsent: 2 })).toBe('! Update Foyer. 2 things to share'))
test('a clock that is more than 2 minutes off is said', () => {
  expect(said({ clockOff: -180_000 })).toContain('clock is 3 minutes slow')
  expect(said({ clockOff: 100_000 })).toBe('Everything saved. Last shared 2 seconds ago')
})
test('a sync that was stuck is said for as long as something waits', () => {
  expect(said({ stuck: 'Sharing was stuck, so it was started again.', unsent: 1, oldestUnsentAt: NOW - 70_000 })).toBe(
    '! Sharing was stuck, so it was started again. 1 thing to share',
  )
  expect(said({ stuck: 'Sharing was stuck, so it was started again.' })).toBe('Everything saved. Last shared 2 seconds ago')
})
