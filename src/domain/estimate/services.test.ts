/* How long a desk was taken up with one matter, which is not always how long somebody was there. */
import { expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { at, called, completed, given, held, make, seen, waiting } from '#test/support/given.ts'
import { servedToday, servingNow } from './services.ts'

const served = (...told: (Made | Made[])[]) => servedToday(given(...told).day).map(({ service, from, to }) => [service, from, to])
const serving = (...told: (Made | Made[])[]) => {
  const { state, day } = given(...told)
  return servingNow(state, day).map(({ service, from }) => [service, from])
}
const ann = [...waiting('ann', '9:00', '1'), called('ann', '9:10', 'one'), seen('ann', '9:11', 'one')]

test('is from the call to the outcome', () => {
  expect(serving(ann)).toEqual([['housing', at('9:10')]])
  expect(served(ann, completed('ann', '9:30', 'one'))).toEqual([['housing', at('9:10'), at('9:30')]])
})

test('a second matter of somebody who stays begins when the first one ends', () => {
  const more = make('enquiryAdded', '9:12', { visit: 'ann', enquiry: 'ann-2', service: 'tax' }, { device: 'pc-one' })
  const stays = [...ann, more, completed('ann', '9:40', 'one', { stays: true })]
  expect(serving(stays)).toEqual([['tax', at('9:40')]])
  expect(served(stays, completed('ann', '9:50', 'one', { enquiry: 'ann-2' }))).toEqual([
    ['housing', at('9:10'), at('9:40')],
    ['tax', at('9:40'), at('9:50')],
  ])
})

test('what was on hold in between teaches nothing, and goes on from when the desk does', () => {
  const onHold = [...ann, held('ann', '9:15', 'one')]
  const back = [...onHold, make('takenOffHold', '9:45', { visit: 'ann' })]
  expect(serving(onHold, seen('ann', '9:45', 'one'))).toEqual([['housing', at('9:45')]])
  expect(serving(back, called('ann', '9:46', 'one'), seen('ann', '9:47', 'one'))).toEqual([['housing', at('9:46')]])
  expect(served(onHold, seen('ann', '9:45', 'one'), completed('ann', '9:50', 'one'))).toEqual([])
  expect(served(back, called('ann', '9:46', 'one'), seen('ann', '9:47', 'one'), completed('ann', '9:50', 'one'))).toEqual([])
  // Before a desk saw them it is a wait.
  const early = [...waiting('bob', '9:00', '2'), held('bob', '9:02', null), make('takenOffHold', '9:05', { visit: 'bob' })]
  expect(served(early, called('bob', '9:10', 'one'), seen('bob', '9:11', 'one'), completed('bob', '9:30', 'one'))).toHaveLength(1)
})
