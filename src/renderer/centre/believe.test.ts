import { expect, test } from 'vitest'
import type { LoggedEvent, NewEvent } from '#domain/events.ts'
import { canonical } from '#domain/centre/canonical.ts'
import { dayOf } from '#domain/centre/state.ts'
import { EMPTY_BASE } from '#renderer/log/readConfirmed.ts'
import type { Belief } from './believe.ts'
import { believe, hearNews, unreadNotices } from './believe.ts'

const DAY = '2027-01-12'
const at = 1_800_000_000_000

let made = 0
function event(type: NewEvent['type'], body: object, device: string, n: number | null, outcome: LoggedEvent['outcome'] = 'applied'): LoggedEvent {
  made += 1
  return { type, v: 1, day: DAY, at, body, id: `e${made}`, n, device, inc: 'one', outcome } as LoggedEvent
}

const calledTo = (desk: string) => ({ visit: 'v', desk, because: 'arrival', reason: null, screenLive: null })
const waiting = () => [
  event('arrived', { visit: 'v', greeted: true, booked: null }, 'welcome', 1),
  event('numberGiven', { visit: 'v', ticket: '1', enquiry: 'q', service: 's', needs: [], callBy: 'screen', partySize: 1 }, 'welcome', 2),
]
const situation = (belief: Belief) => dayOf(belief.view, DAY).visits.get('v')?.situation

test('shows what is confirmed, and above it what this device wrote and nobody has yet', () => {
  const own = event('called', calledTo('d1'), 'me', null)
  const before = believe(EMPTY_BASE, waiting(), [])
  const after = hearNews(before, { appended: [own] }, [own])
  expect(situation(before)).toMatchObject({ is: 'waiting' })
  expect(situation(after)).toMatchObject({ is: 'called', desk: 'd1' })
  expect(after.confirmed).toBe(before.confirmed)
})

test('another’s call that was ordered first takes the place of one’s own, which is told once it is final and not before', () => {
  const own = event('called', calledTo('d1'), 'me', null)
  const theirs = event('called', calledTo('d2'), 'other', 3)
  const pending = hearNews(believe(EMPTY_BASE, waiting(), [own]), { confirmed: [theirs] }, [own])
  expect(situation(pending)).toMatchObject({ is: 'called', desk: 'd2' })
  expect(unreadNotices(pending, 'me', ['one'], new Set())).toEqual([])

  const settled = hearNews(pending, { confirmed: [{ ...own, n: 4, outcome: 'noEffect:calledByAnotherDesk' }] }, [])
  expect(unreadNotices(settled, 'me', ['one'], new Set())).toMatchObject([{ event: own.id, by: 'd2', desk: 'd1' }])
  expect(unreadNotices(settled, 'other', ['one'], new Set())).toEqual([])
  expect(unreadNotices(settled, 'me', ['two'], new Set())).toEqual([])
  // A store that has begun again still tells what became of the claims it made before.
  expect(unreadNotices(settled, 'me', ['one', 'two'], new Set())).toHaveLength(1)
  expect(unreadNotices(settled, 'me', ['one'], new Set([own.id]))).toEqual([])
})

test('who has begun to see them is not told that the call came to nothing: a task tells a human instead', () => {
  const theirs = event('called', calledTo('d2'), 'other', 3)
  const call = event('called', calledTo('d1'), 'me', 4, 'noEffect:calledByAnotherDesk')
  const seen = event('beingSeen', { visit: 'v', desk: 'd1' }, 'me', null)
  const halfway = hearNews(believe(EMPTY_BASE, [...waiting(), theirs], [seen]), { confirmed: [call] }, [seen])
  expect(unreadNotices(halfway, 'me', ['one'], new Set())).toEqual([])
  const settled = hearNews(halfway, { confirmed: [{ ...seen, n: 5 }] }, [])
  expect(unreadNotices(settled, 'me', ['one'], new Set())).toEqual([])
  expect(dayOf(settled.view, DAY).visits.get('v')?.tasks).toMatchObject([{ kind: 'seenWhileCalledElsewhere', desks: ['d2', 'd1'] }])
})

/** What is shown, without the numbers in it: an event that just came back has one, and still says the same. */
const withoutNumbers = (belief: Belief) => canonical(belief.view).replaceAll(/"n":(null|\d+)/g, '"n":0')

test('what comes back as it was settled changes nothing that is shown, whatever part of a backlog it is; then the rest needs no settling again', () => {
  const backlog = [...waiting(), event('called', calledTo('d1'), 'me', null), event('called', calledTo('d2'), 'me', null)].map((one) => ({ ...one, n: null }))
  const third = event('beingSeen', { visit: 'v', desk: 'd1' }, 'me', null)
  const before = hearNews(believe(EMPTY_BASE, [], backlog), { appended: [third] }, [...backlog, third])
  const outcomes = ['applied', 'applied', 'applied', 'noEffect:calledByAnotherDesk', 'applied'] as const
  const back = [...backlog, third].map((one, i) => ({ ...one, n: i + 1, outcome: outcomes[i] ?? ('unknown' as const) }))
  for (let first = 1; first < back.length; first++) {
    const rest = [...backlog, third].slice(first)
    const halfway = hearNews(before, { confirmed: back.slice(0, first) }, rest)
    expect(halfway.view).toBe(before.view)
    expect(withoutNumbers(halfway)).toBe(withoutNumbers(believe(EMPTY_BASE, back.slice(0, first), rest)))
    const shared = hearNews(halfway, { confirmed: back.slice(first) }, [])
    expect(shared).toEqual(believe(EMPTY_BASE, back, []))
    expect(shared.view).toBe(shared.confirmed)
  }
})

test('where something comes back otherwise than it was settled, or among others, or not all that is missing came back, all is settled again', () => {
  const call = event('called', calledTo('d1'), 'me', null)
  const seen = event('beingSeen', { visit: 'v', desk: 'd1' }, 'me', null)
  const away = event('didNotAnswer', { visit: 'v', desk: 'd1' }, 'me', null)
  const theirs = event('called', calledTo('d2'), 'other', 3)
  const before = believe(EMPTY_BASE, waiting(), [call, seen, away])
  const refused = { ...call, n: 3, outcome: 'noEffect:changedSince' as const }
  const cases: [confirmed: LoggedEvent[], unsent: LoggedEvent[]][] = [
    [[refused], [seen, away]],
    [
      [theirs, { ...call, n: 4, outcome: 'noEffect:calledByAnotherDesk' }],
      [seen, away],
    ],
    // The second was set apart meanwhile.
    [[{ ...call, n: 3 }], [away]],
    [[{ ...seen, n: 3 }], [call, away]],
  ]
  for (const [confirmed, unsent] of cases) {
    const after = hearNews(before, { confirmed }, unsent)
    expect(canonical(after.view)).toBe(canonical(believe({ n: before.n, state: before.confirmed }, confirmed, unsent).view))
  }
})
