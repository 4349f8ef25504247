/* The played queue calls in the order of the calling rule as it stands in queue/callingOrder.ts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RulePart } from '#domain/events.ts'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { dayOf } from '#domain/centre/state.ts'
import { DAY, at, booked, booking, called, came, given, make, numbered, referred, ruled, seen } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { PLANNED } from './learned.ts'
import { Queue } from './playQueue.ts'
import { sceneOf } from './scene.ts'

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number) => `${8 + Math.floor(minute / 60)}:${two(minute % 60)}`
const minute = fc.integer({ min: 0, max: 179 })
/** Who is here: without an appointment or with one, with priority, "see now" or neither, out for a while or not. */
const person = fc.record({
  came: minute,
  service: fc.constantFrom('housing', 'council-tax'),
  booked: fc.option(minute, { nil: null }),
  named: fc.option(fc.constantFrom('one', 'two'), { nil: null }),
  first: fc.constantFrom<'prioritised' | 'seeNow' | null>('prioritised', 'seeNow', null, null, null),
  out: fc.option(fc.tuple(minute, fc.integer({ min: 1, max: 60 })), { nil: null }),
  /** Seen at desk 3 already, and sent on. */
  sentOn: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
})
const NOW = '11:00'

function told(
  people: readonly {
    came: number
    service: string
    booked: number | null
    named: string | null
    first: 'prioritised' | 'seeNow' | null
    out: [number, number] | null
    sentOn?: number | null
  }[],
): Made[] {
  return people.flatMap((one, i) => {
    const visit = `v${two(i)}`
    const slot = one.booked === null ? null : { ...booked(`slot-${visit}`, clock(one.booked), one.named), service: one.service }
    const events = [came(visit, clock(one.came), slot), numbered(visit, clock(one.came), String(i + 1), { service: one.service })]
    if (slot) events.unshift(booking(slot))
    if (one.first === 'prioritised') events.push(make('prioritised', clock(one.came), { visit, reason: 'unwell' }))
    if (one.first === 'seeNow') events.push(make('seeNow', clock(one.came), { visit, reason: 'emergency' }))
    if (one.out && one.out[0] > one.came) {
      events.push(make('steppedOut', clock(one.out[0]), { visit }), make('cameBack', clock(Math.min(179, one.out[0] + one.out[1])), { visit }))
    }
    if (one.sentOn && one.came + one.sentOn < 179) {
      const then = clock(one.came + one.sentOn)
      events.push(called(visit, clock(one.came), 'three'), seen(visit, clock(one.came), 'three'), referred(visit, then, 'three', one.service))
    }
    return events
  })
}

test('each desk calls the same one that the calling rule says, under any rule', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 12 }), fc.subarray<RulePart>([...WHOLE_RULE]), (people, rule) => {
      const { state } = given(ruled(rule), ...told(people))
      const scene = sceneOf(state, DAY, at(NOW), { ...PLANNED, outOfTurn: [0, 0, 0] }, 660)
      for (const [d, desk] of scene.desks.entries()) {
        const queue = new Queue(scene)
        queue.begin()
        const called = queue.next(d, 0, () => 0.5)
        expect(called < 0 ? null : scene.people[called]?.id).toBe(nextForDesk(state, dayOf(state, DAY), desk.id, at(NOW))?.id ?? null)
      }
    }),
    { numRuns: 400 },
  )
})

test('who is called out of turn is the second, the third or one further back, as often as that happens', () => {
  const waiting = (n: number) =>
    told(Array.from({ length: n }, (_, i) => ({ came: 10 * i, service: 'housing', booked: null, named: null, first: null, out: null })))
  const calledBy = (n: number, outOfTurn: number[], u: number) => {
    const { state } = given(ruled([]), ...waiting(n))
    const scene = sceneOf(state, DAY, at(NOW), { ...PLANNED, outOfTurn }, 660)
    const queue = new Queue(scene)
    queue.begin()
    return queue.next(
      scene.desks.findIndex(({ lines }) => lines.length > 0),
      0,
      () => u,
    )
  }
  expect([0.05, 0.15, 0.25, 0.5].map((u) => calledBy(5, [0.1, 0.1, 0.1], u))).toEqual([1, 2, 3, 0])
  expect([0.05, 0.15, 0.25, 0.5].map((u) => calledBy(2, [0.1, 0.1, 0.1], u))).toEqual([1, 1, 1, 0])
})
