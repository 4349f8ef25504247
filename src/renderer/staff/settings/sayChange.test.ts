import { describe, expect, test } from 'vitest'
import type { SettingEventType } from '#domain/settingTypes.ts'
import { PLAIN_RULE, STANDARDS } from '#domain/queue/callingRule.ts'
import type { Bodies } from '#domain/events.ts'
import { given, make } from '#test/support/given.ts'
import { sayChange } from './sayChange.ts'

const tax: Bodies['serviceSet'] = { service: 'tax', name: 'Council Tax', keywords: ['bill'], minutes: 12, askFor: [], favourite: 1, elsewhere: null }
const sam: Bodies['staffSet'] = { staff: 'sam', name: 'Sam', initials: 'SK', roles: ['adviser'], cannot: [], lunch: null, desk: null }
const desk: Bodies['deskSet'] = { desk: 'one', label: 'Desk 1', services: ['tax', 'housing'] }
const nine = { from: 540, to: 1020 }

function said<K extends SettingEventType>(type: K, before: Bodies[K] | null, after: Bodies[K]): string {
  return sayChange(given(make('staffSet', '8:00', sam)).state, { type, before, after })
}

describe('a change says what it is now and what it was before', () => {
  test('a service', () => {
    expect(said('serviceSet', tax, { ...tax, minutes: 15 })).toBe('Council Tax: from 12 to 15 minutes')
    expect(said('serviceSet', tax, { ...tax, favourite: null, keywords: ['bill', 'band'] })).toBe(
      'Council Tax: digit none, before 1; found by bill and band; before by bill',
    )
    expect(said('serviceSet', null, tax)).toBe('Council Tax is offered')
    expect(sayChange(given().state, { type: 'serviceRemoved', before: tax, after: { service: 'tax' } })).toBe(
      'Council Tax is not offered any more; it was before',
    )
  })

  test('a desk', () => {
    expect(said('deskSet', desk, { ...desk, label: 'Room 1', services: ['tax', 'parking'] })).toBe(
      'Room 1: called Room 1, before Desk 1; now serves Parking; does not serve any more Housing',
    )
    expect(said('deskRemoved', null, { desk: 'one' })).toBe('Desk 1 is not used any more; it was before')
  })

  test('hours and closed days', () => {
    const week = [[nine], [nine], [nine], [nine], [nine], [], []]
    expect(said('hoursSet', { week }, { week: week.with(4, [{ from: 570, to: 720 }]).with(5, [nine]) })).toBe(
      'Hours: Friday 9:30am to midday, before 9am to 5pm; Saturday 9am to 5pm, before closed',
    )
    expect(said('closedDaysSet', { days: ['2027-03-26'] }, { days: ['2027-03-29'] })).toBe(
      'Closed days: closed on 29 March 2027; no longer closed on 26 March 2027',
    )
  })

  test('a colleague', () => {
    expect(said('staffSet', sam, { ...sam, roles: ['adviser', 'teamLead'], lunch: { from: 720, to: 765 }, desk: 'one', cannot: ['tax'] })).toBe(
      'Sam: adviser and team lead, before adviser; lunch midday to 12:45pm, before not fixed; usually at Desk 1, before any desk; does not do Council Tax',
    )
    expect(said('staffRemoved', null, { staff: 'sam' })).toBe('Sam is not on the list of staff any more; they were before')
  })

  test('standards, the calling rule, the reasons for a delay', () => {
    expect(said('standardsSet', STANDARDS, { ...STANDARDS, grace: 10, keepPlace: 20 })).toBe(
      'Standards: May come late by 10 minutes, before 15; Keep a place for 20 minutes, before 30',
    )
    expect(said('standardsSet', { ...STANDARDS, from: '2027-02-01' }, { ...STANDARDS, grace: 10, from: '2027-02-01' })).toBe(
      'Standards: May come late by 10 minutes, before 15. From 1 February 2027',
    )
    expect(said('callingRuleSet', { parts: [...PLAIN_RULE] }, { parts: ['priority', 'callTwice'] })).toMatch(
      /^Who is next: now “Call twice.*; no longer “An appointment/,
    )
    const one = { reason: 'r', words: 'A colleague is unwell', short: 'Unwell' }
    expect(said('delayReasonsSet', { reasons: [one] }, { reasons: [{ ...one, short: 'Ill' }] })).toBe(
      'Reasons for a delay: with “A colleague is unwell”, on the screen “Ill”; without “A colleague is unwell”, on the screen “Unwell”',
    )
  })

  test('the name of the centre', () => {
    const centre = { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }
    expect(said('centreSetUp', centre, { ...centre, name: 'Library' })).toBe('The name of the centre: from Town Hall to Library')
  })
})
