import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settleAll } from '#domain/centre/fold.ts'
import { dayOf, EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { LoggedEvent } from '#domain/events.ts'
import { called, cameUnseen, completed, DAY, given, make, seen, waiting } from '#test/support/given.ts'
import { STANDARDS } from '#domain/queue/callingRule.ts'
import { greetedInTime } from './greeting.ts'
import { dayCounts } from './today.ts'

const { log } = given(
  [...waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), seen('ann', '9:05', 'one'), completed('ann', '9:15', 'one')],
  [cameUnseen('bob', '9:00'), make('greeted', '9:01', { visit: 'bob' })],
  waiting('cyd', '9:03', '2'),
)

test('no figure of a day changes with who did what', () => {
  const figures = (by: (event: LoggedEvent, place: number) => string | undefined) => {
    const told = log.map((event, place) => {
      const who = by(event, place)
      return who === undefined ? event : { ...event, by: who }
    })
    const day = dayOf(settleAll(EMPTY_CENTRE, told).state, DAY)
    return { ...dayCounts(day), ...greetedInTime(day, STANDARDS) }
  }
  const nobody = figures(() => undefined)
  expect(figures(() => 'ann')).toEqual(nobody)
  expect(figures((_, place) => (place % 2 === 0 ? 'ann' : 'bob'))).toEqual(nobody)
})

test('no report reads who did something', () => {
  const folder = import.meta.dirname
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(1)
  const named = files.filter((name) => /\bby\b\s*[:,}]|\.by\b|StaffId|\bstaff\b/.test(readFileSync(join(folder, name), 'utf8')))
  expect(named).toEqual([])
})
