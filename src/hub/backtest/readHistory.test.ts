import { describe, expect, test } from 'vitest'
import type { PastVisit } from './pastVisit.ts'
import type { WrongLine } from './columns.ts'
import { readHistory } from './readHistory.ts'

const HEAD = 'arrived,service,called,ended,desk,outcome,appointment'
const ONE = '2027-01-12 09:30,Council tax,2027-01-12 09:41:30,2027-01-12 09:55,Desk 2,,'
const read = (...lines: string[]) => readHistory(lines.join('\n'), 'Europe/London')
const visits = (...lines: string[]): PastVisit[] => {
  const history = read(...lines)
  if ('wrong' in history) throw new Error(JSON.stringify(history.wrong))
  return history.visits
}
const wrong = (...lines: string[]): WrongLine[] => {
  const history = read(...lines)
  return 'wrong' in history ? history.wrong : []
}
const said = (...lines: string[]) => wrong(...lines).map(({ line, column, sentence }) => `${line} ${column}: ${sentence}`)
const at = (text: string) => Date.parse(text)

describe('a file of a centre’s history', () => {
  test('is read with its times as the clock on the wall showed them', () => {
    expect(visits(HEAD, ONE)).toEqual([
      {
        line: 2,
        day: '2027-01-12',
        service: 'Council tax',
        arrived: at('2027-01-12T09:30:00Z'),
        booked: null,
        called: at('2027-01-12T09:41:30Z'),
        seen: null,
        ended: at('2027-01-12T09:55:00Z'),
        desk: 'Desk 2',
        end: 'seen',
      },
    ])
    const [summer] = visits(HEAD, '2027-07-01 09:30,Parking,2027-07-01 09:31,2027-07-01 09:40,1,,')
    expect(summer).toMatchObject({ arrived: at('2027-07-01T08:30:00Z'), day: '2027-07-01' })
  })

  test('may say its times with an offset, and its columns in any order, with others among them', () => {
    const history = read('Desk,Customer type,SEEN,arrived,ended,service', 'A,x,2027-07-01T09:31:00+01:00,2027-07-01T08:30Z,2027-07-01T08:40:00.250Z,Parking')
    expect(history).toMatchObject({ notUsed: ['Customer type'], visits: [{ desk: 'A', called: at('2027-07-01T08:31Z'), seen: null, end: 'seen' }] })
  })

  test('says a call and the time from which they were seen, where it has both', () => {
    const [one] = visits('arrived,service,called,seen,ended,desk', '2027-01-12 09:30,Parking,2027-01-12 09:31,2027-01-12 09:32,2027-01-12 09:40,1')
    expect(one).toMatchObject({ called: at('2027-01-12T09:31Z'), seen: at('2027-01-12T09:32Z') })
  })

  test('knows who left, did not answer or did not attend', () => {
    const ends = visits(
      HEAD,
      '2027-01-12 09:30,Parking,,2027-01-12 09:50,,left,',
      '2027-01-12 09:31,Parking,,,,,',
      '2027-01-12 09:32,Parking,2027-01-12 09:40,2027-01-12 09:41,1,Did not answer,',
      ',Parking,,,,did not attend,2027-01-12 10:00',
    )
    expect(ends.map(({ end, ended, desk }) => [end, ended !== null, desk])).toEqual([
      ['left', true, null],
      ['left', false, null],
      ['didNotAnswer', true, '1'],
      ['didNotAttend', false, null],
    ])
    expect(ends[3]).toMatchObject({ arrived: null, booked: at('2027-01-12T10:00Z'), day: '2027-01-12' })
  })
})

describe('what is wrong with a file', () => {
  test('is said by line and column, with how to mend it, all of it at once', () => {
    expect(said(HEAD, ONE, '12/01/2027 09:30,,yesterday,2027-01-12 25:00,Desk 2,served,2027-02-30 10:00')).toEqual([
      '3 arrived: “12/01/2027 09:30” is not a date and time. Write it like 2027-01-12 09:30 or 2027-01-12T09:30:15Z.',
      '3 called: “yesterday” is not a date and time. Write it like 2027-01-12 09:30 or 2027-01-12T09:30:15Z.',
      '3 ended: “2027-01-12 25:00” is not a date and time. Write it like 2027-01-12 09:30 or 2027-01-12T09:30:15Z.',
      '3 appointment: “2027-02-30 10:00” is not a date and time. Write it like 2027-01-12 09:30 or 2027-01-12T09:30:15Z.',
      '3 service: Write what they came for.',
      '3 outcome: “served” is none of “seen”, “left”, “did not answer”, “did not attend”. Write one of these, or leave it empty.',
    ])
  })

  test('is a time before another that must come first, or on another day', () => {
    const [day, other] = ['2027-01-12', '2027-01-13']
    expect(said(HEAD, `${day} 09:30,Parking,${day} 09:20,${day} 09:10,1,,`)).toEqual([
      `2 called: ${day} 09:20 is before they came, at ${day} 09:30. Put one of the two right.`,
      `2 ended: ${day} 09:10 is before they were called, at ${day} 09:20. Put one of the two right.`,
    ])
    expect(said(HEAD, `${day} 09:30,Parking,${day} 09:40,${other} 09:45,1,,`)).toEqual([
      `2 ended: ${other} 09:45 is more than 16 hours from when they came, at ${day} 09:30. Put the date right.`,
    ])
    expect(said(HEAD, `${day} 09:30,Parking,,${day} 09:10,,left,`)).toEqual([
      `2 ended: ${day} 09:10 is before they came, at ${day} 09:30. Put one of the two right.`,
    ])
  })

  test('is what is missing for an outcome, or does not go with it', () => {
    const day = '2027-01-12'
    expect(said(HEAD, `${day} 09:30,Parking,,,,seen,`)).toEqual([
      '2 called: Write when they were called. Who left without that has the outcome “left”.',
      '2 desk: Write which desk called them.',
    ])
    expect(said(HEAD, `${day} 09:30,Parking,${day} 09:40,,1,did not answer,`)).toEqual(['2 ended: Write when the desk stopped waiting for them.'])
    expect(said(HEAD, `${day} 09:30,Parking,${day} 09:40,${day} 09:50,1,left,`)).toEqual([
      '2 called: Who left was not called. Leave this empty, or write “seen” or “did not answer” as the outcome.',
    ])
    expect(said(HEAD, `${day} 09:30,Parking,,,,did not attend,`)).toEqual([
      '2 appointment: Write the time of the appointment to which they did not come.',
      '2 arrived: Who did not attend did not come. Leave this empty, or write another outcome.',
    ])
    expect(said(HEAD, ',Parking,,,,,')).toEqual(['2 arrived: Write when they came.'])
  })

  test('is a column that is missing or stands there twice, before any line is read', () => {
    expect(said('arrived;service;called', 'x')[0]).toMatch(/^1 null: The columns must be separated by commas/)
    expect(wrong('arrived,service,ended,arrived', 'x').map(({ column }) => column)).toEqual(['desk', 'called', 'arrived'])
    expect(said(HEAD)).toEqual(['2 null: There is no visit below the first line.'])
    expect(said('')[0]).toMatch(/^1 null: The file is empty/)
  })

  test('is a line with too few fields or a quote that never ends', () => {
    expect(said(HEAD, ONE, '2027-01-12 09:30,Parking')).toEqual([
      '3 null: There are 2 fields, not 7. A field with a comma in it needs double quotes around it.',
    ])
    expect(said(HEAD, '"2027-01-12 09:30,Parking')[0]).toMatch(/^2 null: A double quote is opened/)
  })
})
