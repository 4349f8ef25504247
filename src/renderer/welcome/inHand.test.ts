import { expect, test } from 'vitest'
import { forecast } from '#domain/estimate/forecast.ts'
import { at, booked, booking, came, DAY, given, LONDON, make, ruled } from '#test/support/given.ts'
import { NEW_DRAFT } from './draft.ts'
import { toldNow } from './inHand.ts'

/** Desk 2 does housing alone; Desks 1 and 3 do it too. */
function told(desk: string | null, clock: string, ...more: ReturnType<typeof make>[]) {
  const slot = booked('slot', '9:30', desk)
  const { state, day, visit } = given(ruled(), booking(slot), came('ann', clock, slot), ...more)
  const estimated = { forecast: forecast(state, DAY, at('10:00')), at: at('10:00'), asAt: null }
  return toldNow({ state, day, hand: visit('ann'), draft: { ...NEW_DRAFT, service: 'housing' }, estimated, zone: LONDON } as Parameters<typeof toldNow>[0])
}

test('who came too late for an appointment is told a range, and where one desk alone sees them not that of the others', () => {
  expect(told(null, '9:40')).toBeNull()
  expect(told(null, '10:00')).not.toBeNull()
  expect(told('two', '10:00')).toBeNull()
  // It is away today: then any of them sees them.
  expect(told('two', '10:00', make('deskAwayToday', '8:00', { desk: 'two', staff: null }))).not.toBeNull()
})
