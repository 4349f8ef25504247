import { expect, test } from 'vitest'
import type { StaffRole } from '#domain/events.ts'
import { given, make } from '#test/support/given.ts'
import { whoMay } from './usePeople.ts'

const person = (name: string, ...roles: StaffRole[]) =>
  make('staffSet', '7:30', { staff: name, name, initials: name.slice(0, 2), roles, cannot: [], lunch: null, desk: null }, { device: 'pc-lead' })
const TEAM = [person('Zoe', 'receptionist'), person('Bob', 'adviser'), person('Ann', 'adviser', 'teamLead'), person('Cyd', 'receptionist')]
const names = (role: 'welcome' | 'adviser' | 'lead', ...told: Parameters<typeof given>) => whoMay(given(...told).state, role).map(({ name }) => name)

test('first those whose work it is, each by name; anybody may help out', () => {
  expect(names('welcome', TEAM)).toEqual(['Cyd', 'Zoe', 'Ann', 'Bob'])
  expect(names('adviser', TEAM)).toEqual(['Ann', 'Bob', 'Cyd', 'Zoe'])
})

test('a team lead’s screen is for team leads, where there are any', () => {
  expect(names('lead', TEAM)).toEqual(['Ann'])
  expect(names('lead', [person('Bob', 'adviser')])).toEqual(['Bob'])
})

test('who left the council is not on the list', () => {
  expect(names('adviser', TEAM, make('staffRemoved', '8:00', { staff: 'Bob' }))).toEqual(['Ann', 'Cyd', 'Zoe'])
})
