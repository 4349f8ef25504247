import { describe, expect, test } from 'vitest'
import { as, at, given, make } from '#test/support/given.ts'
import { sayPlace, saySent } from './words.ts'

const staff = (id: string, name: string) =>
  make('staffSet', '7:00', { staff: id, name, initials: 'A', roles: ['adviser'], cannot: [], lunch: null, desk: null })
const raised = (drill = false) => as('p', make('panicRaised', '12:40', { desk: 'one', from: 'adviser', drill }, { device: 'pc-one' }))
const shared = { oldestUnsentAt: null, reachable: true }
const unsent = { oldestUnsentAt: at('12:40'), reachable: true }

function said(clock: string, sync: typeof unsent | typeof shared, ...more: Parameters<typeof given>) {
  const { state, day } = given(staff('ana', 'Ana'), ...(more.length === 0 ? [raised()] : more))
  const [panic] = day.panics
  if (!panic) throw new Error('No call')
  return saySent(state, panic, sync, at(clock))
}

describe('the desk that called for help is told', () => {
  test('no more than is known: on its way, then sent', () => {
    expect(said('12:40:01', unsent)).toBe('Sending')
    expect(said('12:40:01', shared)).toBe('Sent')
    expect(said('12:40:01', { oldestUnsentAt: at('12:40:01'), reachable: true })).toBe('Sent')
  })

  test('what to do where it is not shared, at once where the hub is out of reach', () => {
    const sentence = 'Not shared: shout, or use the wall alarm'
    expect(said('12:40:03', unsent)).toBe(sentence)
    expect(said('12:40:00', { ...unsent, reachable: false })).toBe(sentence)
  })

  test('what to do where nobody answers', () => {
    expect(said('12:40:14', shared)).toBe('Sent')
    expect(said('12:40:15', shared)).toBe('Sent, and nobody has seen it yet: shout, or use the wall alarm')
  })

  test('who has seen it and who is coming, and that a drill is one', () => {
    const answer = (device: string, going: boolean) => make('panicAcknowledged', '12:40:05', { panic: 'p', going }, { device })
    expect(said('12:41', shared, raised(), answer('pc-a', false))).toBe('Sent. Seen by a colleague')
    expect(said('12:41', shared, raised(true), answer('pc-a', true), answer('pc-b', false))).toBe('DRILL. Sent. A colleague is coming. Seen by a colleague')
  })
})

test('the place is the desk, or what kind of screen it was', () => {
  const { state } = given()
  expect(sayPlace(state, { desk: 'one', from: 'adviser' })).toBe('Desk 1')
  expect(sayPlace(state, { desk: null, from: 'welcome' })).toBe('the welcome desk')
  expect(sayPlace(state, { desk: null, from: null })).toBe('a desk')
})
