/* Two desks that could not hear each other, and what the log makes of both. The log's order is the order of the events here. */
import { describe, expect, test } from 'vitest'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import {
  at,
  booking,
  booked,
  called,
  cameUnseen,
  came,
  completed,
  given,
  happened,
  held,
  left,
  make,
  noAnswer,
  numbered,
  referred,
  seen,
  undone,
  waiting,
  as,
} from '#test/support/given.ts'

const ann = waiting('ann', '9:00', '1')
const kinds = (tasks: { kind: string }[]) => tasks.map((task) => task.kind)

describe('two desks call the same person', () => {
  const both = given(ann, called('ann', '9:10', 'one'), as('lost', called('ann', '9:09', 'two')))

  test('the first in the log has them, whatever the clocks said', () => {
    expect(both.outcomes).toEqual(['applied', 'applied', 'applied', 'noEffect:calledByAnotherDesk'])
    expect(both.visit('ann').situation).toEqual({ is: 'called', desk: 'one', at: at('9:10') })
    expect(both.visit('ann').calls).toHaveLength(1)
  })

  test('the other is told once, and who has them', () => {
    expect(both.day.noEffects).toEqual([
      { event: 'lost', type: 'called', device: 'pc-two', inc: 'pc-two-1', visit: 'ann', desk: 'two', reason: 'calledByAnotherDesk', at: at('9:09'), by: 'one' },
    ])
    expect(both.visit('ann').tasks).toEqual([])
  })

  test('the call that came to nothing is in the log all the same', () => {
    expect(both.log.map(({ id }) => id)).toContain('lost')
  })

  test('whoever lost the call but began to see them is not told that they did not: a human looks at it', () => {
    const { day, visit } = given(ann, called('ann', '9:10', 'one'), called('ann', '9:09', 'two'), seen('ann', '9:11', 'two'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'two' }] })
    expect(visit('ann').tasks).toMatchObject([{ kind: 'seenWhileCalledElsewhere', desks: ['one', 'two'], done: false }])
    expect(day.noEffects).toEqual([])
  })

  test('both began to see them: both are kept, and a human looks at it', () => {
    const { visit } = given(ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), called('ann', '9:09', 'two'), seen('ann', '9:12', 'two'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'one' }, { desk: 'two' }] })
    expect(kinds(visit('ann').tasks)).toEqual(['seenAtTwoDesks'])
    expect(visit('ann').seenAt).toBe(at('9:11'))
  })

  test('both finished: two outcomes are kept, and a human looks at it', () => {
    const { visit } = given([ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), completed('ann', '9:20', 'one')].flat(), [
      called('ann', '9:09', 'two'),
      seen('ann', '9:12', 'two'),
      completed('ann', '9:25', 'two'),
    ])
    expect(visit('ann').situation).toEqual({ is: 'completed', at: at('9:25') })
    expect(visit('ann').enquiries[0]?.outcomes.map((outcome) => outcome.desk)).toEqual(['one', 'two'])
    expect(kinds(visit('ann').tasks)).toEqual(['seenAfterFinished', 'finishedTwice'])
  })

  test('one desk finishes while the other still sees them: they stay there', () => {
    const { visit } = given(ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), seen('ann', '9:12', 'two'), completed('ann', '9:20', 'one'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'two' }] })
  })

  test('one desk refers while the other sees them: a human looks at it', () => {
    const { visit } = given(ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), seen('ann', '9:12', 'two'), referred('ann', '9:20', 'one', 'tax'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'two' }] })
    expect(kinds(visit('ann').tasks)).toEqual(['seenAtTwoDesks', 'referredWhileElsewhere'])
  })

  test('one desk parks them while the other sees them: they are still seen', () => {
    const { visit } = given(ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), seen('ann', '9:12', 'two'), held('ann', '9:20', 'one'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'two' }] })
  })

  test('a task that a human has done stays, done', () => {
    const clash = [ann, called('ann', '9:10', 'one'), as('clash', seen('ann', '9:11', 'two'))].flat()
    const told = given(clash)
    expect(happened(told.when({ type: 'finishTask', visit: 'ann', task: 'clash' }, '9:30'))).toEqual([{ taskDone: { visit: 'ann', task: 'clash' } }])
    const done = given(clash, make('taskDone', '9:30', { visit: 'ann', task: 'clash' }))
    expect(done.visit('ann').tasks).toMatchObject([{ id: 'clash', done: true }])
    expect(done.when({ type: 'finishTask', visit: 'ann', task: 'clash' }, '9:31')).toEqual({ refused: { reason: 'alreadySo' } })
    expect(done.when({ type: 'finishTask', visit: 'ann', task: 'other' }, '9:31')).toEqual({ refused: { reason: 'unknownVisit' } })
  })
})

describe('one desk saw whom the other gave up', () => {
  test('seen beats did not answer: no task, and nobody is told that they did not', () => {
    const { day, visit } = given(ann, called('ann', '9:10', 'one'), noAnswer('ann', '9:12', 'one'), called('ann', '9:11', 'two'), seen('ann', '9:13', 'two'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'two' }] })
    expect(visit('ann').tasks).toEqual([])
    expect(day.noEffects).toEqual([])
  })

  test('the same when the log has it the other way round', () => {
    const { visit } = given(ann, called('ann', '9:11', 'two'), seen('ann', '9:13', 'two'), noAnswer('ann', '9:12', 'one'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'two' }] })
    expect(visit('ann').tasks).toEqual([])
    expect(visit('ann').history.at(-1)?.type).toBe('didNotAnswer')
  })

  test('seen beats left, and a human looks at it', () => {
    const { visit } = given(ann, called('ann', '9:10', 'one'), left('ann', '9:12'), seen('ann', '9:11', 'one'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen' })
    expect(kinds(visit('ann').tasks.filter((task) => !task.done))).toEqual(['seenAfterLeft'])
  })

  test('left says nothing against being seen', () => {
    const { visit } = given(ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), left('ann', '9:12'))
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen' })
  })

  test('called after they were marked as left: no effect, and told why', () => {
    const { outcomes, day } = given(ann, left('ann', '9:05'), called('ann', '9:10', 'one'))
    expect(outcomes.at(-1)).toBe('noEffect:left')
    expect(day.noEffects).toMatchObject([{ reason: 'left', desk: 'one', by: null }])
  })
})

describe('two desks at the door', () => {
  test('two numbers for one person: the first in the log stays', () => {
    const { visit } = given(came('ann', '9:00'), numbered('ann', '9:01', '7'), numbered('ann', '9:02', 'K01', { enquiry: 'ann-2' }))
    expect(visit('ann')).toMatchObject({ ticket: '7', situation: { is: 'waiting', since: at('9:01') } })
  })

  test('a number given to somebody whom the other desk thought gone keeps them in the queue', () => {
    const { visit, state, day } = given(came('ann', '9:00'), left('ann', '9:05'), numbered('ann', '9:04', 'K01'))
    expect(visit('ann')).toMatchObject({ ticket: 'K01', situation: { is: 'waiting' } })
    expect(nextForDesk(state, day, 'one', at('9:10'))?.id).toBe('ann')
  })

  test('a number given to somebody whose arrival the other desk took back keeps them in the queue, and a human looks at it', () => {
    const { visit } = given(as('wrong', cameUnseen('ann', '9:00')), undone('ann', '9:00:05', 'wrong'), numbered('ann', '9:01', 'K01'))
    expect(visit('ann')).toMatchObject({ ticket: 'K01', situation: { is: 'waiting' } })
    expect(kinds(visit('ann').tasks)).toEqual(['arrivalMissing'])
  })

  test('referred by a desk that saw them after the other had finished, they can be called', () => {
    const { visit, state, day } = given(
      [ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one'), seen('ann', '9:12', 'two'), completed('ann', '9:20', 'one')].flat(),
      referred('ann', '9:25', 'two', 'tax'),
    )
    expect(visit('ann').situation).toMatchObject({ is: 'waiting' })
    expect(nextForDesk(state, day, 'one', at('9:30'))?.id).toBe('ann')
  })
})

describe('two welcome desks that were apart', () => {
  test('a second number for the same person is a task, for somebody holds it in their hand; the first is called', () => {
    const { visit } = given(came('ann', '9:00'), numbered('ann', '9:01', '46'), numbered('ann', '9:01', 'K01', { enquiry: 'other' }))
    expect(visit('ann')).toMatchObject({ ticket: '46', tasks: [{ kind: 'numberedTwice', ticket: 'K01', done: false }] })
    expect(visit('ann').enquiries).toHaveLength(1)
  })

  test('the same number told twice is no clash', () => {
    const { visit } = given(came('ann', '9:00'), numbered('ann', '9:01', '46'), numbered('ann', '9:01', '46'))
    expect(visit('ann').tasks).toEqual([])
  })

  test('one appointment greeted at both is two visits and a task, also after a later step was undone', () => {
    const slot = booked('a1', '9:30')
    const told = [booking(slot), came('ann', '9:20', slot), came('anna', '9:21', slot), as('step', numbered('anna', '9:22', 'K01'))]
    expect(given(...told).visit('anna').tasks).toMatchObject([{ kind: 'appointmentTwice', done: false }])
    const { day, visit } = given(...told, undone('anna', '9:22', 'step'))
    expect(visit('anna').tasks).toMatchObject([{ kind: 'appointmentTwice' }])
    expect(day.appointments.get('a1')?.visit).toBe('ann')
  })

  test('who is marked as left or as answered while a desk calls them is not taken from it in silence', () => {
    expect(kinds(given(ann, called('ann', '9:10', 'one'), left('ann', '9:11')).visit('ann').tasks)).toEqual(['leftWhileCalled'])
    const answered = given(ann, called('ann', '9:10', 'one'), make('answeredAtWelcomeDesk', '9:11', { visit: 'ann', service: null })).visit('ann')
    expect(kinds(answered.tasks)).toEqual(['answeredWhileCalled'])
    expect(answered.situation).toMatchObject({ is: 'called', desk: 'one' })
  })
})
