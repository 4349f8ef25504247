import { describe, expect, test } from 'vitest'
import { at, DAY, given, happened, make, refusal } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { readAppointments } from './readAppointments.ts'
import { readCsv } from './readCsv.ts'

const HEAD = 'reference,service,date,time,desk'
const week = make('hoursSet', '7:20', { week: Array(7).fill([{ from: 540, to: 1020 }]) })
const read = (text: string, ...told: Made[]) => readAppointments(text, given(week, ...told).state, DAY)
const wrong = (text: string, ...told: Made[]) => {
  const said = read(text, ...told)
  return 'wrong' in said ? said.wrong.map(({ line, column, sentence }) => `${line} ${column}: ${sentence}`) : []
}

describe('comma-separated values', () => {
  test('with quotes, commas in them, doubled quotes, line ends and the mark that Excel puts first', () => {
    expect(readCsv('\uFEFFa,"b, ""c"""\r\n\r\n"d\ne",f\ng,').rows).toEqual([
      { line: 1, fields: ['a', 'b, "c"'] },
      { line: 3, fields: ['d\ne', 'f'] },
      { line: 5, fields: ['g', ''] },
    ])
  })

  test('a quote that never ends is told by its line', () => expect(readCsv('a,b\n"c,d\n')).toMatchObject({ unclosed: 2 }))
})

describe('a file of appointments', () => {
  test('is read whole: services and desks by their names, dates and times as people write them', () => {
    expect(read(`${HEAD}\nR07,housing,2027-01-12,10:30,Desk 2\nr08,Council Tax,13/01/2027,2:15pm,\n`)).toEqual({
      rows: [
        { appointment: 'ref-R07', service: 'housing', at: at('10:30'), desk: 'two', day: DAY },
        { appointment: 'ref-R08', service: 'tax', at: at('38:15'), desk: null, day: '2027-01-13' },
      ],
      known: 0,
      doubts: [],
      names: [],
    })
  })

  test('the columns may stand in any order', () => {
    expect(read('desk,time,date,service,reference\n,9:00,2027-01-12,Parking,P1')).toMatchObject({ rows: [{ appointment: 'ref-P1', service: 'parking' }] })
  })

  test('each wrong line is told with its column and how to mend it, and none of the file is used', () => {
    const lines = [
      'R01,Housing,2027-01-12,10:30,',
      'R02,Moon,2027-02-30,25:00,Desk 9',
      'R01,Housing,2027-01-11,10:30,',
      ',Parking,2027-01-12,10:00,Desk 1',
      'R05,Housing',
      'R06,Housing,2072-01-12,10:30,',
    ]
    expect(wrong([HEAD, ...lines].join('\n'))).toEqual([
      '3 service: We do not offer “Moon”. Write the service as it is called in Settings.',
      '3 date: “2027-02-30” is not a date. Write it like 2027-01-12 or 12/01/2027.',
      '3 time: “25:00” is not a time. Write it like 10:30 or 2:15pm.',
      '3 desk: There is no desk “Desk 9”. Write its name as in Settings, or leave it empty for any desk.',
      '4 reference: R01 stands on line 2 already. Give each appointment a reference of its own.',
      '4 date: 11 January 2027 has passed. Take the line out.',
      '5 reference: Each line needs a reference of its own, like R07.',
      '5 desk: Desk 1 does not do this service.',
      '6 null: There are 2 fields, not 5. A field with a comma in it needs double quotes around it.',
      '7 date: 12 January 2072 is more than two years ahead. Check the year.',
    ])
  })

  test('a first line that is not as it must be says how it must be', () => {
    const must = 'The first line must read: reference,service,date,time,desk'
    expect(wrong('')).toEqual([`1 null: The file is empty. ${must}`])
    expect(wrong('reference,service,date,time\n')).toEqual([`1 desk: The column “desk” is missing. ${must}`])
    expect(wrong('reference;service;date;time;desk\n')).toEqual([`1 null: The columns must be separated by commas. ${must}`])
    expect(wrong(`${HEAD}\n`)).toEqual(['2 null: There is no appointment below the first line.'])
    expect(wrong(`${HEAD}\n"R01,x`)).toEqual(['2 null: A double quote is opened and not closed. Close it, or take it out.'])
    expect(wrong(`${HEAD}\n${'R1,Housing,2027-01-12,10:30,\n'.repeat(1001)}`)).toEqual(['1002 null: There are more than 1000 appointments. Split the file.'])
  })

  test('nothing about a person gets in beside their name: no column for it, no name and no telephone number as a reference', () => {
    expect(wrong(`${HEAD},phone\nR01,Housing,2027-01-12,10:30,,0\n`)[0]).toMatch(/^1 null: Take column 6 out\. Telephone/)
    expect(wrong(`${HEAD},name,name\nR01,Housing,2027-01-12,10:30,,Ann,Ann\n`)[0]).toMatch(/^1 null: Take column 7 out\./)
    for (const reference of ['Ann Smith', 'ann', '07700900123', '447700900123', 'ann@example.org1'])
      expect(wrong(`${HEAD}\n${reference},Housing,2027-01-12,10:30,`)).toHaveLength(1)
  })

  test('for whom goes to the card of the appointment and never among what is booked; also of those that are here already, wherever they went', () => {
    const file = `name,${HEAD}\nAnn Smith,R07,Housing,2027-01-12,10:30,Desk 2\n,R08,Housing,2027-01-12,11:30,\n`
    const first = read(file)
    if ('wrong' in first) throw new Error('wrong')
    expect(first.names).toEqual([{ card: 'booked:ref-R07:2027-01-12', day: DAY, name: 'Ann Smith' }])
    expect(JSON.stringify(first.rows)).not.toMatch(/Ann|Smith|name/)
    const booked = make('appointmentBooked', '9:00', { appointment: 'ref-R07', service: 'housing', at: at('10:30'), desk: 'two' })
    const to = { day: '2027-01-14', at: at('58:00'), desk: null }
    const moved = make('appointmentMoved', '9:10', { appointment: 'ref-R07', to, whose: 'customers', why: 'asked' })
    expect(read(file, booked, moved)).toMatchObject({ known: 1, names: [{ card: 'booked:ref-R07:2027-01-12', day: '2027-01-14', name: 'Ann Smith' }] })
    expect(wrong(`name,${HEAD}\n${'A'.repeat(101)},R07,Housing,2027-01-12,10:30,\n`)).toEqual(['2 name: Make the name shorter: up to 100 letters.'])
  })

  test('for whom no desk is there by the rota is taken as it is, with a word about its line', () => {
    const open = [
      { from: at('9:00'), to: at('10:30') },
      { from: at('13:00'), to: at('17:00') },
    ]
    const rota = make('rotaSet', '7:30', { desk: 'three', open })
    const file = `${HEAD}\nP1,Parking,2027-01-12,10:30,\nP2,Parking,2027-01-12,13:00,\nR3,Housing,2027-01-12,12:59,Desk 3\nR1,Housing,2027-01-12,10:30,\n`
    expect(read(file, rota)).toMatchObject({
      rows: [{}, {}, {}, {}],
      doubts: [
        { line: 2, column: 'time', sentence: 'No desk that does this is there then. Move it, or change the rota.' },
        { line: 4, column: 'time', sentence: 'Desk 3 is not there then. Move it, or change the rota.' },
      ],
    })
    expect(read(file)).toMatchObject({ doubts: [] })
  })

  test('not on a closed day, nor outside the hours', () => {
    const closed = make('closedDaysSet', '7:30', { days: ['2027-01-13'] })
    expect(wrong(`${HEAD}\nR01,Housing,2027-01-13,10:30,\nR02,Housing,2027-01-12,18:00,`, closed)).toEqual([
      '2 time: We are closed then. Give a time at which we are open.',
      '3 time: We are closed then. Give a time at which we are open.',
    ])
  })

  test('read a second time it changes nothing, also if one was moved or cancelled since', () => {
    const file = `${HEAD}\nR07,Housing,2027-01-12,10:30,Desk 2\nR08,Housing,2027-01-12,11:30,\n`
    const first = read(file)
    if ('wrong' in first) throw new Error('wrong')
    const imported = happened(given(week).when({ type: 'importAppointments', rows: first.rows }, '9:00'))
    expect(imported).toEqual([
      { appointmentBooked: { appointment: 'ref-R07', service: 'housing', at: at('10:30'), desk: 'two' } },
      { appointmentBooked: { appointment: 'ref-R08', service: 'housing', at: at('11:30'), desk: null } },
    ])
    const told = first.rows.map(({ appointment, service, at: time, desk }) => make('appointmentBooked', '9:00', { appointment, service, at: time, desk }))
    expect(read(file, ...told)).toMatchObject({ rows: [], known: 2 })
    expect(refusal(given(week, ...told).when({ type: 'importAppointments', rows: first.rows }, '9:00'))).toBe('alreadySo')
    const to = { day: DAY, at: at('12:00'), desk: null }
    const since = [
      make('appointmentMoved', '9:10', { appointment: 'ref-R07', to, whose: 'customers', why: 'asked' }),
      make('appointmentCancelled', '9:11', { appointment: 'ref-R08', whose: 'ours', why: 'closure' }),
    ]
    expect(read(file, ...told, ...since)).toMatchObject({ rows: [], known: 2 })
    expect(wrong(file.replace('11:30', '12:30'), ...told)).toEqual([
      '3 reference: R08 is here already, for another service or time. Move or cancel it in Appointments.',
    ])
  })

  test('an import is all or nothing, and takes slots that are taken: they become tasks', () => {
    const row = { appointment: 'ref-R01', service: 'parking', at: at('10:00'), desk: 'three', day: DAY }
    const { when } = given(week)
    expect(happened(when({ type: 'importAppointments', rows: [row, { ...row, appointment: 'ref-R02' }] }, '9:00'))).toHaveLength(2)
    expect(refusal(when({ type: 'importAppointments', rows: [row, { ...row, appointment: 'ref-R02', service: 'moon' }] }, '9:00'))).toBe('unknownService')
  })
})
