import { describe, expect, test } from 'vitest'
import { at, called, completed, given, happened, make, refusal, seen, waiting } from '#test/support/given.ts'
import { finishedAtDesk, visitAtDesk } from './deskNow.ts'

const open = (desk: string) => ({ type: 'openDesk', desk }) as const
const close = (desk: string) => ({ type: 'closeDesk', desk }) as const
const atDesk = [...waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), seen('ann', '9:06', 'one')]

describe('a desk', () => {
  test('opens once, and closes once', () => {
    expect(happened(given().when(open('three'), '9:00'))).toEqual([{ deskOpened: { desk: 'three' } }])
    expect(refusal(given().when(open('one'), '9:00'))).toBe('alreadySo')
    expect(happened(given().when(close('one'), '9:00'))).toEqual([{ deskClosed: { desk: 'one' } }])
    expect(refusal(given().when(close('three'), '9:00'))).toBe('alreadySo')
  })

  test('knows when it opened or closed', () => {
    expect(given().state.desks.get('one')).toMatchObject({ isOpen: true, changedAt: at('8:45') })
    expect(given(make('deskClosed', '12:30', { desk: 'one' })).state.desks.get('one')).toMatchObject({ isOpen: false, changedAt: at('12:30') })
    expect(given().state.desks.get('three')).toMatchObject({ isOpen: false, changedAt: null })
  })

  test('does not close while somebody is at it', () => {
    for (const told of [atDesk, atDesk.slice(0, 3)])
      expect(given(told).when(close('one'), '9:10')).toEqual({ refused: { reason: 'deskBusy', desk: 'one', ticket: '1' } })
    expect(happened(given(atDesk, completed('ann', '9:20', 'one')).when(close('one'), '9:21'))).toHaveLength(1)
  })

  test('that the centre does not have neither opens nor closes', () => {
    for (const command of [open('nine'), close('nine')]) expect(refusal(given().when(command, '9:00'))).toBe('unknownDesk')
  })

  test('knows who is at it and how much it finished', () => {
    expect(visitAtDesk(given(atDesk).day, 'one')?.id).toBe('ann')
    expect(visitAtDesk(given(atDesk).day, 'two')).toBeNull()
    const { day } = given(atDesk, completed('ann', '9:20', 'one'))
    expect(visitAtDesk(day, 'one')).toBeNull()
    expect([finishedAtDesk(day, 'one'), finishedAtDesk(day, 'two')]).toEqual([1, 0])
  })

  test('keeps being open when its label or services change', () => {
    const { state } = given(make('deskSet', '10:00', { desk: 'one', label: 'Room 1', services: ['parking'] }))
    expect(state.desks.get('one')).toMatchObject({ label: 'Room 1', services: ['parking'], isOpen: true })
  })
})
