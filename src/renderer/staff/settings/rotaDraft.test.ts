import { expect, test } from 'vitest'
import { at, DAY, given, happened, LONDON, make } from '#test/support/given.ts'
import { readRota, saveRota } from './rotaDraft.ts'

const hours = make('hoursSet', '7:20', { week: Array(7).fill([{ from: 540, to: 1020 }]) })
const open = [
  { from: at('10:00'), to: at('12:30') },
  { from: at('13:30'), to: at('16:00') },
]
const told = given(hours, make('rotaSet', '7:30', { desk: 'two', open }))

test('a desk without a rota of the day stands with the opening hours, one with it as it says', () => {
  expect(readRota(told.state, DAY, LONDON)).toEqual([
    { desk: 'one', label: 'Desk 1', there: [{ from: 540, to: 1020 }] },
    {
      desk: 'two',
      label: 'Desk 2',
      there: [
        { from: 600, to: 750 },
        { from: 810, to: 960 },
      ],
    },
    { desk: 'three', label: 'Desk 3', there: [{ from: 540, to: 1020 }] },
  ])
})

test('only what was changed is saved, as instants of that day, also on the day on which the clocks change', () => {
  const was = readRota(told.state, DAY, LONDON)
  const draft = was.map((one) => (one.desk === 'three' ? { ...one, there: [{ from: 540, to: 780 }] } : one))
  expect(happened(told.when({ type: 'setUpAll', all: saveRota(draft, was, DAY, LONDON) }, '8:00'))).toEqual([
    { rotaSet: { desk: 'three', open: [{ from: at('9:00'), to: at('13:00') }] } },
  ])
  const summer = readRota(told.state, '2027-03-28', LONDON)
  const [command] = saveRota(
    summer.map((one) => (one.desk === 'one' ? { ...one, there: [] } : { ...one, there: [{ from: 600, to: 660 }] })),
    summer,
    '2027-03-28',
    LONDON,
  )
  expect(command).toMatchObject({ day: '2027-03-28', body: { desk: 'one', open: [] } })
  const ten = Date.UTC(2027, 2, 28, 9)
  expect(saveRota([{ desk: 'one', label: '', there: [{ from: 600, to: 660 }] }], [], '2027-03-28', LONDON)).toMatchObject([
    { body: { open: [{ from: ten, to: ten + 3_600_000 }] } },
  ])
})

test('a time that is only half typed is not taken', () => {
  const [command] = saveRota([{ desk: 'one', label: '', there: [{ from: Number.NaN, to: 660 }] }], [], DAY, LONDON)
  expect(command && told.when(command, '8:00')).toEqual({ refused: { reason: 'fromAfterTo', weekday: null } })
})
