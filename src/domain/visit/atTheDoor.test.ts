import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { booked, booking, came, cameUnseen, given, happened, noAnswer, called, refusal, seen, waiting, as, undone } from '#test/support/given.ts'

const greet = { type: 'greet', visit: 'ann', appointment: null } as const
const number: Extract<Command, { type: 'giveNumber' }> = {
  type: 'giveNumber',
  visit: 'ann',
  ticket: '7',
  enquiry: 'ann-1',
  service: 'housing',
  needs: ['hearingLoop'],
  callBy: 'comeAndGet',
  partySize: 2,
}

describe('greeting', () => {
  test('somebody new has arrived and is greeted at the same moment', () => {
    expect(happened(given().when(greet, '9:00'))).toEqual([{ arrived: { visit: 'ann', greeted: true, booked: null } }])
    const ann = given(came('ann', '9:00')).visit('ann')
    expect(ann).toMatchObject({ situation: { is: 'greeted' }, kind: 'walkIn' })
    expect(ann.greetedAt).toBe(ann.arrivedAt)
  })

  test('somebody who stood in the line is greeted later than they arrived', () => {
    expect(happened(given(cameUnseen('ann', '9:00')).when(greet, '9:04'))).toEqual([{ greeted: { visit: 'ann' } }])
  })

  test('nobody is greeted twice', () => {
    expect(refusal(given(came('ann', '9:00')).when(greet, '9:01'))).toBe('alreadyHere')
  })

  test('an appointment brings its time and desk with it', () => {
    const slot = booked('slot', '10:00', 'two')
    const { when } = given(booking(slot))
    expect(happened(when({ type: 'greet', visit: 'ann', appointment: 'slot' }, '9:50'))).toEqual([{ arrived: { visit: 'ann', greeted: true, booked: slot } }])
    const ann = given(booking(slot), came('ann', '9:50', slot)).visit('ann')
    expect(ann).toMatchObject({ kind: 'appointment', appointment: 'slot', appointmentAt: slot.at, appointmentDesk: 'two' })
  })

  test('an appointment that nobody made is not found', () => {
    expect(refusal(given().when({ type: 'greet', visit: 'ann', appointment: 'slot' }, '9:50'))).toBe('unknownAppointment')
  })

  test('one appointment brings one person', () => {
    const slot = booked('slot', '10:00')
    const { when } = given(booking(slot), came('ann', '9:50', slot))
    expect(refusal(when({ type: 'greet', visit: 'bob', appointment: 'slot' }, '9:55'))).toBe('alreadyHere')
  })

  test('an arrival that was undone leaves its appointment free again', () => {
    const slot = booked('slot', '10:00')
    const { day, when } = given(booking(slot), as('wrong', came('ann', '9:50', slot)), undone('ann', '9:50:05', 'wrong'))
    expect(day.appointments.get('slot')?.visit).toBeNull()
    expect(happened(when({ type: 'greet', visit: 'bob', appointment: 'slot' }, '9:51'))).toHaveLength(1)
  })
})

describe('noting that somebody came in', () => {
  const note = { type: 'noteArrival', visit: 'ann', appointment: null } as const

  test('the wait counts from the door, and nobody is said to have greeted them', () => {
    expect(happened(given().when(note, '9:00'))).toEqual([{ arrived: { visit: 'ann', greeted: false, booked: null } }])
    expect(given(cameUnseen('ann', '9:00')).visit('ann')).toMatchObject({ situation: { is: 'arrived' }, greetedAt: null })
  })

  test('once is enough', () => {
    expect(refusal(given(cameUnseen('ann', '9:00')).when(note, '9:01'))).toBe('alreadyHere')
  })
})

describe('giving a number', () => {
  test('puts somebody who was greeted into the queue, with all that was said', () => {
    const { type: _, ...body } = number
    expect(happened(given(came('ann', '9:00')).when(number, '9:02'))).toEqual([{ numberGiven: body }])
    const ann = given(waiting('ann', '9:00', '7', { needs: ['sightLoss'], partySize: 3 })).visit('ann')
    expect(ann).toMatchObject({ situation: { is: 'waiting' }, ticket: '7', needs: ['sightLoss'], partySize: 3 })
    expect(ann.enquiries).toMatchObject([{ id: 'ann-1', service: 'housing', outcomes: [] }])
  })

  test('also somebody whom nobody greeted first', () => {
    expect(happened(given(cameUnseen('ann', '9:00')).when(number, '9:02'))).toHaveLength(1)
  })

  test('a second number is refused, and the first one said', () => {
    expect(given(waiting('ann', '9:00', '4')).when(number, '9:02')).toEqual({ refused: { reason: 'alreadyHasNumber', ticket: '4' } })
  })

  test('a service that the centre does not have is refused', () => {
    expect(refusal(given(came('ann', '9:00')).when({ ...number, service: 'moon' }, '9:02'))).toBe('unknownService')
  })

  test('somebody who is not here is not found', () => {
    expect(refusal(given().when(number, '9:02'))).toBe('unknownVisit')
  })

  test('somebody who was answered needs none', () => {
    const { when } = given(came('ann', '9:00'), { ...came('ann', '9:01'), type: 'answeredAtWelcomeDesk', body: { visit: 'ann', service: null } })
    expect(refusal(when(number, '9:02'))).toBe('notAtTheWelcomeDesk')
  })
})

describe('answering at the welcome desk', () => {
  const answer = { type: 'answerHere', visit: 'ann', service: 'tax' } as const

  test('ends the visit without a number', () => {
    expect(happened(given(came('ann', '9:00')).when(answer, '9:03'))).toEqual([{ answeredAtWelcomeDesk: { visit: 'ann', service: 'tax' } }])
  })

  test('also for somebody who waits already', () => {
    expect(happened(given(waiting('ann', '9:00', '1')).when(answer, '9:03'))).toHaveLength(1)
  })

  test('not once they were called, are away or are being seen', () => {
    const call = [waiting('ann', '9:00', '1'), called('ann', '9:05', 'one')].flat()
    for (const more of [[], [noAnswer('ann', '9:06', 'one')], [seen('ann', '9:06', 'one')]]) {
      expect(refusal(given(call, more).when(answer, '9:10'))).toBe('notAtTheWelcomeDesk')
    }
  })
})
