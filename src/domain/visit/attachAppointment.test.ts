import { describe, expect, test } from 'vitest'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { as, at, booked, booking, came, given, happened, left, make, refusal, undone, waiting } from '#test/support/given.ts'

const slot = booked('slot', '9:30', 'two')
const attach = { type: 'attachAppointment', visit: 'ann', appointment: 'slot' } as const
const attached = (visit: string, clock = '9:15') => make('appointmentAttached', clock, { visit, booked: slot })

describe('an appointment of somebody who was greeted as a walk-in', () => {
  const told = [booking(slot), ...waiting('ann', '9:10', '1'), ...waiting('bob', '9:00', '2')]

  test('is attached to their visit, and they stand by it', () => {
    expect(happened(given(told).when(attach, '9:15'))).toEqual([{ appointmentAttached: { visit: 'ann', booked: slot } }])
    const { state, day, visit } = given(told, attached('ann'))
    expect(visit('ann')).toMatchObject({ kind: 'appointment', appointment: 'slot', appointmentAt: at('9:30'), appointmentDesk: 'two', arrivedAt: at('9:10') })
    expect(day.appointments.get('slot')?.visit).toBe('ann')
    expect(callingOrder(state, day, at('9:30')).map(({ id }) => id)).toEqual(['ann', 'bob'])
  })

  test('is refused where it is unknown, has come, or they have one already or have gone', () => {
    const { when } = given(told, attached('bob'))
    expect(refusal(when({ ...attach, appointment: 'none' }, '9:15'))).toBe('unknownAppointment')
    expect(refusal(when(attach, '9:15'))).toBe('alreadyHere')
    expect(refusal(when({ ...attach, visit: 'bob' }, '9:15'))).toBe('alreadySo')
    expect(refusal(given(told, left('ann', '9:12')).when(attach, '9:15'))).toBe('alreadyOver')
    const other = booked('other', '10:00')
    const both = given(told, booking(other), came('dina', '9:20', other))
    expect(both.when({ ...attach, visit: 'dina' }, '9:21')).toEqual({ refused: { reason: 'hasAppointment', bookedAt: at('10:00') } })
  })

  test('can be undone: they are a walk-in again and the appointment is still to come', () => {
    const { day, visit } = given(told, as('a', attached('ann')), undone('ann', '9:15:05', 'a'))
    expect(visit('ann')).toMatchObject({ kind: 'walkIn', appointment: null, appointmentAt: null })
    expect(day.appointments.get('slot')?.visit).toBeNull()
  })

  test('that two devices gave to two visits while apart stays with the first, and a human looks', () => {
    const { day, visit } = given(told, attached('bob'), as('a', attached('ann', '9:16')))
    expect(day.appointments.get('slot')?.visit).toBe('bob')
    expect(visit('ann').tasks.map(({ kind }) => kind)).toEqual(['appointmentTwice'])
    const again = given(told, attached('bob'), as('a', attached('ann', '9:16')), undone('ann', '9:16:05', 'a'))
    expect(again.visit('ann')).toMatchObject({ kind: 'walkIn', tasks: [] })
    expect(again.day.appointments.get('slot')?.visit).toBe('bob')
  })

  test('the first of two that were said of one visit is theirs, and the other is not waited for', () => {
    const other = booked('other', '10:00')
    const { day, visit } = given(told, booking(other), attached('ann'), make('appointmentAttached', '9:16', { visit: 'ann', booked: other }))
    expect(visit('ann').appointment).toBe('slot')
    expect(day.appointments.get('other')?.visit).toBe('ann')
  })
})
