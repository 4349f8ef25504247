import { expect, test } from 'vitest'
import { at, DAY, LONDON } from '#test/support/given.ts'
import type { Typed } from './readRow.ts'
import { EMPTY_ROW, readRow } from './readRow.ts'

const full: Typed = { ...EMPTY_ROW, ticket: 'p12', service: 'tax', arrived: '1042', called: '1050', desk: 'one', ended: '11:05', outcome: 'finishedToday' }
const read = (more: Partial<Typed> = {}) => readRow({ ...full, ...more }, DAY, LONDON, at('12:00'))

test('a full row is what it says', () => {
  expect(read()).toEqual({
    row: {
      ticket: 'P12',
      service: 'tax',
      arrivedAt: at('10:42'),
      calledAt: at('10:50'),
      desk: 'one',
      endedAt: at('11:05'),
      outcome: 'finishedToday',
      next: null,
    },
  })
})

test('somebody who left has no call, no desk and no outcome', () => {
  expect(read({ called: '', desk: '', ended: '', outcome: '' })).toMatchObject({ row: { calledAt: null, desk: null, endedAt: null, outcome: null } })
})

test('a promise says by when, and how we tell them', () => {
  expect(read({ outcome: 'weDoSomething' })).toEqual({ wrong: { byWhen: expect.any(String) as string } })
  expect(read({ outcome: 'weDoSomething', byWhen: '2027-01-20', tellBy: 'phone' })).toMatchObject({ row: { next: { byWhen: '2027-01-20', tellBy: 'phone' } } })
})

test.each<[string, Partial<Typed>, keyof Typed]>([
  ['a number that is none', { ticket: 'twelve' }, 'ticket'],
  ['no service', { service: '' }, 'service'],
  ['a time that is none', { called: 'soon' }, 'called'],
  ['no arrival', { arrived: '' }, 'arrived'],
  ['called before they came', { called: '1040' }, 'called'],
  ['ended before it began', { ended: '1045' }, 'ended'],
  ['a time still to come', { ended: '1201' }, 'ended'],
  ['a call without a desk', { desk: '' }, 'desk'],
  ['an outcome without an end', { ended: '' }, 'ended'],
])('a wrong field says where, and the others are right: %s', (_, more, field) => {
  const answer = read(more)
  expect(Object.keys('wrong' in answer ? answer.wrong : {})).toEqual([field])
})
