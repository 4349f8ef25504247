import { expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { as, at, booked, called, came, completed, given, held, left, make, noAnswer, numbered, seen, undone, waiting } from '#test/support/given.ts'
import type { RollCall } from './rollCall.ts'
import { rollCall } from './rollCall.ts'

const since = (from: string, to: string | null = null) => ({ from: at(from), to: to === null ? null : at(to) })
const tickets = ({ rows }: RollCall) => rows.map(({ ticket }) => ticket)

/** A visit of the demo day: when they came, were called, began, and were finished or left. Times as the clock shows them. */
type Lived = { ticket: string; came: string; due?: string; called?: string; began?: string; ended?: string; left?: string; desk: string }
function lived({ ticket, due, desk, ...one }: Lived): Made[] {
  const events = [came(ticket, one.came, due ? booked(`slot-${ticket}`, due) : null), numbered(ticket, one.came, ticket)]
  if (one.called) events.push(called(ticket, one.called, desk))
  if (one.began) events.push(seen(ticket, one.began, desk))
  if (one.ended) events.push(completed(ticket, one.ended, desk))
  if (one.left) events.push(left(ticket, one.left))
  return events
}

test('a fire at 2:10pm on the demo day: the roll call lists exactly the seven visitors who are in the building', () => {
  const around: Lived[] = [
    { ticket: 'R05', came: '12:55', called: '13:00', began: '13:01', ended: '13:27', desk: 'one' },
    { ticket: 'R06', came: '13:27', due: '13:30', called: '13:28', began: '13:29', ended: '14:30', desk: 'one' },
    { ticket: 'H08', came: '13:08', left: '13:40', desk: 'two' },
    { ticket: 'C36', came: '13:35', called: '13:45', began: '13:46', ended: '14:10', desk: 'two' },
    { ticket: 'C37', came: '13:50', due: '14:00', called: '13:58', began: '13:59', ended: '14:43', desk: 'three' },
    { ticket: 'B09', came: '13:52', called: '13:52', began: '13:53', ended: '14:31', desk: 'four' },
    { ticket: 'H09', came: '14:00', due: '14:15', called: '14:28', began: '14:29', ended: '15:11', desk: 'five' },
    { ticket: 'B10', came: '14:02', called: '14:02', began: '14:03', ended: '14:39', desk: 'six' },
    { ticket: 'B11', came: '14:03', called: '14:08', began: '14:09', ended: '14:46', desk: 'seven' },
    { ticket: 'D21', came: '14:06', called: '14:40', began: '14:41', ended: '14:46', desk: 'six' },
    { ticket: 'R07', came: '14:12', due: '14:15', called: '14:31', began: '14:32', ended: '14:50', desk: 'one' },
  ]
  const clock = ({ clock: time }: Made) => at(time)
  const { day, state } = given(around.flatMap(lived).toSorted((a, b) => clock(a) - clock(b)))
  const outside = rollCall(day, since('14:10', '14:10'))
  expect(tickets(outside).toSorted()).toEqual(['B09', 'B10', 'B11', 'C37', 'D21', 'H09', 'R06'])
  expect(outside.people).toBe(7)
  // Afterwards those who wait have the place that they had: an evacuation moves nobody.
  const until = around.flatMap(lived).filter((event) => clock(event) <= at('14:09'))
  const after = given(until, make('evacuated', '14:10', { drill: false }), make('evacuationEnded', '14:28', {}))
  expect([...after.day.visits.values()].filter(({ situation }) => situation.is === 'waiting').map(({ ticket }) => ticket)).toEqual(['H09', 'D21'])
  expect(state.days.size).toBe(1)
})

test('it says how many people that is, and of those who need help to leave only that they do', () => {
  const { day } = given(
    waiting('ann', '14:00', '1', { partySize: 3 }),
    waiting('bob', '14:01', '2', { needs: ['wheelchair'] }),
    waiting('cat', '14:02', '3', { needs: ['hearingLoop', 'interpreter'], partySize: 2 }),
    waiting('dan', '14:03', '4', { needs: ['interpreter', 'privateRoom'] }),
    make('seeNow', '14:04', { visit: 'dan', reason: 'safeguarding' }),
  )
  const outside = rollCall(day, since('14:10'))
  expect({ rows: outside.rows.length, people: outside.people, needHelp: outside.needHelp }).toEqual({ rows: 4, people: 7, needHelp: 2 })
  expect(outside.rows.map(({ needsHelp }) => needsHelp)).toEqual([false, true, true, false])
  expect(JSON.stringify(outside)).not.toMatch(/wheelchair|hearing|interpreter|private|safeguarding|housing/i)
})

test('in groups by where they were: at a desk, waiting, without a number, out of sight', () => {
  const { day } = given(
    [...waiting('away', '13:00', '1'), called('away', '13:10', 'two'), noAnswer('away', '13:12', 'two')],
    [...waiting('seen', '13:30', '2'), called('seen', '13:40', 'one'), seen('seen', '13:41', 'one')],
    [...waiting('called', '13:35', '3'), called('called', '14:09', 'two')],
    [...waiting('held', '13:36', '4'), held('held', '13:50', null)],
    waiting('waits', '13:37', '5'),
    came('door', '14:08'),
  )
  expect(rollCall(day, since('14:10')).rows.map(({ visit, was }) => [visit, was.is === 'desk' ? was.desk : was.is])).toEqual([
    ['seen', 'one'],
    ['called', 'two'],
    ['held', 'waiting'],
    ['waits', 'waiting'],
    ['door', 'door'],
    ['away', 'away'],
  ])
})

test('whoever is marked as finished or left while it goes on stays on the list, where they were', () => {
  const { day } = given(
    [...waiting('seen', '13:30', '2'), called('seen', '13:40', 'one'), seen('seen', '13:41', 'one'), completed('seen', '14:12', 'one')],
    [...waiting('left', '13:37', '5'), left('left', '14:11')],
    [...waiting('gone', '13:00', '1'), left('gone', '13:20')],
  )
  expect(rollCall(day, since('14:10')).rows).toMatchObject([
    { visit: 'seen', was: { is: 'desk', desk: 'one' } },
    { visit: 'left', was: { is: 'waiting' } },
  ])
})

test('whoever came in after it began is on it, and nobody who came after it was over', () => {
  const { day } = given(waiting('during', '14:12', '1'), waiting('after', '14:29', '2'))
  expect(tickets(rollCall(day, since('14:10', '14:28')))).toEqual(['1'])
  expect(tickets(rollCall(day, since('14:10')))).toEqual(['1', '2'])
})

test('a try-out and an arrival that was undone are nobody', () => {
  const { day } = given(
    make('practised', '14:00', { visit: 'practice' }),
    numbered('practice', '14:00', '1'),
    as('wrong', came('undone', '14:01')),
    undone('undone', '14:01:05', 'wrong'),
  )
  expect(rollCall(day, since('14:10'))).toEqual({ rows: [], people: 0, needHelp: 0 })
})
