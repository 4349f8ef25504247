import { expect, test } from 'vitest'
import { at, called, given, LONDON, make, seen, waiting } from '#test/support/given.ts'
import { busySince, sayDesk, sayNext } from './sayDesk.ts'

const says = (...told: Parameters<typeof given>) => {
  const { state, day } = given(...told)
  return sayDesk(day, state.desks.get('one')!, at('12:30'), LONDON)
}
const ann = waiting('ann', '9:00', '27')

test('a desk says what it does', () => {
  expect(says()).toBe('Free')
  expect(says(ann, called('ann', '9:05', 'one'))).toBe('Called 27')
  expect(says(ann, called('ann', '9:05', 'one'), seen('ann', '9:06', 'one'))).toBe('Seeing 27')
  expect(says(make('deskFinishingNotes', '9:05', { desk: 'one' }))).toBe('Finishing notes')
  expect(says(make('deskOnBreak', '12:00', { desk: 'one', until: at('12:45') }))).toBe('On a break until 12:45pm')
  // One that should be over goes on until somebody opens the desk.
  expect(says(make('deskOnBreak', '12:00', { desk: 'one', until: at('12:30') }))).toBe('On a break, due back at 12:30pm')
  expect(says(make('deskClosed', '17:00', { desk: 'one' }))).toBe('Closed at 5pm')
  expect(says(make('deskAwayToday', '8:55', { desk: 'one', staff: null }))).toBe('Away today')
  const { state, day } = given()
  expect(sayDesk(day, state.desks.get('three')!, at('12:30'), LONDON)).toBe('Not opened')
})

test('since when, and who is next there', () => {
  const { state, day } = given(ann, waiting('bob', '9:01', '28'), called('ann', '9:05', 'one'))
  expect(busySince(day, state.desks.get('one')!)).toBe(at('9:05'))
  expect(busySince(day, state.desks.get('two')!)).toBeUndefined()
  expect(sayNext(state, day, state.desks.get('two')!, at('9:10'))).toBe('next 28')
  expect(sayNext(given().state, given().day, state.desks.get('two')!, at('9:10'))).toBe('nobody waits for it')
})
