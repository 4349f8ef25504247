import { beforeEach, describe, expect, test } from 'vitest'
import { NOON, at, beginAtNoon, desk, event } from '#test/support/welcomeDesk.ts'
import { giveFirst } from './giveFirst.ts'

beforeEach(beginAtNoon)

describe('Enter', () => {
  test('greets, chooses what fits, gives the number, and is ready for the next', async () => {
    const { enter, holding, words, visits } = desk()
    expect(words()).toBe('Greet the next person')
    await enter()
    holding.drafts.patch(at.picked, { text: 'council' })
    expect(words()).toBe('Choose Council Tax')
    await enter()
    await Promise.resolve()
    expect(words()).toBe('Give number 1')
    await enter()
    expect(visits().map(({ ticket }) => ticket)).toEqual(['1'])
    expect(words()).toBe('Greet the next person')
  })
  test('greets who came first, where there is a line', async () => {
    at.centre.add('other', [event('arrived', { visit: 'door', greeted: false, booked: null })])
    const { enter, words } = desk()
    expect(words()).toBe('Greet the first in line')
    await enter()
    expect(at.picked).toBe('door')
  })
})

describe('how long it takes', () => {
  const MINUTE = 60_000
  const told = { from: NOON + 5 * MINUTE, by: NOON + 20 * MINUTE, expected: NOON + 12 * MINUTE }
  const known = () => {
    const newcomers = new Map([['ct', { low: 7, middle: 12, high: 19 }]])
    at.estimated = { forecast: { newcomers, waits: new Map(), never: new Set<string>(), late: new Map(), ifLonger: new Map() }, at: NOON, asAt: null }
  }
  const arrives = async (does: ReturnType<typeof desk>) => {
    await does.enter()
    await does.choose('ct')
    await Promise.resolve()
  }

  test('is said before the number is given, and kept with it as it was said', async () => {
    known()
    const does = desk()
    await arrives(does)
    expect(does.toSay()).toBe('Your number is 1. We expect to call you on the screen between 12:05pm and 12:20pm.')
    await does.enter()
    expect(does.visits()[0]?.told).toMatchObject([told])
  })

  test('is neither said nor kept where nobody can tell', async () => {
    const does = desk()
    await arrives(does)
    expect(does.toSay()).toBe('Your number is 1. Please take a seat. We will show your number on the screen.')
    await does.enter()
    expect(does.visits()[0]?.told).toEqual([])
  })

  test('is told who had the number first once it is known what they came for', async () => {
    known()
    await giveFirst(at.centre, 1)
    const does = desk()
    const [visit] = does.visits()
    does.pickUp(visit?.id ?? '')
    await does.choose('ct')
    expect(does.toSay()).toContain('between 12:05pm and 12:20pm')
    await does.enter()
    expect(does.visits()[0]?.told).toMatchObject([told])
  })

  test('is not told who comes to their appointment in time: that is what they count on', async () => {
    known()
    for (const [late, tells] of [
      [0, 0],
      [16, 1],
    ] as const) {
      at.centre.add('hub', [event('appointmentBooked', { appointment: `a${late}`, service: 'ct', at: NOON - late * MINUTE, desk: null })])
      at.picked = null
      const does = desk()
      await does.greetFor(`a${late}`, 'ct')
      await Promise.resolve()
      await does.enter()
      expect(does.visits().at(-1)?.told).toHaveLength(tells)
    }
  })
})

test('what the person said and their name go on the card and in no command', async () => {
  const { enter, choose, holding } = desk()
  await enter()
  holding.drafts.patch(at.picked, { text: 'my benefit letter is wrong', name: 'Jane Example' })
  const visit = at.picked
  await choose('ct')
  await enter()
  expect(JSON.stringify(at.asked)).not.toMatch(/Jane|benefit/)
  expect(at.centre.view().cards.get(visit ?? '')).toEqual({ words: 'my benefit letter is wrong', name: 'Jane Example' })
})

test('a digit with nobody at the desk greets and chooses at once', async () => {
  const { choose, words } = desk()
  await choose('ct')
  await Promise.resolve()
  expect(at.asked.map(({ type }) => type)).toEqual(['greet'])
  expect(words()).toBe('Give number 1')
})

test('somebody whom others help gets no number', async () => {
  const { choose, enter, words, visits } = desk()
  await choose('debt')
  expect(words()).toBe('Told them who helps')
  await enter()
  expect(visits().map(({ situation, ticket }) => [situation.is, ticket])).toEqual([['answered', null]])
})

test('an opened row offers what its person needs next', () => {
  const { words } = desk()
  at.centre.add('other', [
    event('arrived', { visit: 'a', greeted: true, booked: null }),
    event('numberGiven', { visit: 'a', ticket: '7', enquiry: 'e', service: 'ct', needs: [], callBy: 'screen', partySize: 1 }),
  ])
  at.shown = { is: 'opened', named: false, visit: 'a' }
  expect(words()).toBe('Back to the door')
  at.centre.add('other', [event('putOnHold', { visit: 'a', desk: null })])
  expect(words()).toBe('Take 7 off hold')
  at.centre.add('other', [event('leftBeforeBeingSeen', { visit: 'a' })])
  expect(words()).toBe('7 is here')
})

test('a number taken back within its time is ready to be given again, with all that was noted', async () => {
  const { choose, enter, holding, words } = desk()
  await choose('ct')
  holding.drafts.patch(at.picked, { needs: ['wheelchair'] })
  await enter()
  expect(words()).toBe('Greet the next person')
  const visit = at.centre
    .view()
    .state.days.get('2027-01-12')
    ?.visits.get(at.picked ?? '')
  await at.centre.act({ type: 'undo', visit: visit?.id ?? '', event: visit?.history.at(-1)?.id ?? '' })
  expect(words()).toBe('Give number 1')
  expect(holding.now().draft.needs).toEqual(['wheelchair'])
})

describe('They left', () => {
  test('marks who is in hand, and with an empty hand the first in the line', async () => {
    at.centre.add('other', [
      event('arrived', { visit: 'door', greeted: false, booked: null }),
      event('arrived', { visit: 'next', greeted: false, booked: null }),
    ])
    const { enter, left, visits } = desk()
    await enter()
    await left()
    expect(visits().map(({ id, situation }) => [id, situation.is])).toEqual([
      ['door', 'left'],
      ['next', 'arrived'],
    ])
    await left()
    await left()
    expect(visits().map(({ situation }) => situation.is)).toEqual(['left', 'left'])
    expect(at.asked.map(({ type }) => type)).toEqual(['greet', 'leave', 'leave'])
  })
})

describe('an appointment is here', () => {
  beforeEach(() => {
    at.centre.add('other', [
      event('appointmentBooked', { appointment: 'ap', service: 'ct', at: NOON, desk: null }),
      event('arrived', { visit: 'door', greeted: false, booked: null }),
    ])
  })
  const standing = () =>
    desk()
      .visits()
      .map(({ kind, situation }) => [kind, situation.is])

  test('and nobody is in hand: the line stays as it is', async () => {
    await desk().greetFor('ap', 'ct')
    expect(standing()).toEqual([
      ['walkIn', 'arrived'],
      ['appointment', 'greeted'],
    ])
  })
  test('and it is the one in hand, who has asked for nothing yet: they are not here twice, and what was noted goes along', async () => {
    const { enter, greetFor, holding } = desk()
    await enter()
    holding.drafts.patch(at.picked, { needs: ['wheelchair'] })
    await greetFor('ap', 'ct')
    expect(standing()).toEqual([
      ['walkIn', 'left'],
      ['appointment', 'greeted'],
    ])
    expect(holding.now().draft).toMatchObject({ service: 'ct', needs: ['wheelchair'] })
  })
  test('and the one in hand asked for something: they are two people', async () => {
    const { choose, greetFor } = desk()
    await choose('ct')
    await greetFor('ap', 'ct')
    expect(standing()).toEqual([
      ['walkIn', 'greeted'],
      ['appointment', 'greeted'],
    ])
  })
})

describe('the reference of an appointment, typed where they say what they came for', () => {
  const KEY = 'booked:ref-R07:2027-01-12'
  beforeEach(async () => {
    at.centre.add('other', [event('appointmentBooked', { appointment: 'ref-R07', service: 'ct', at: NOON + 1_800_000, desk: null })])
    await at.centre.writeCards([{ of: KEY, field: 'name', text: 'Jane Example', day: '2027-01-12' }])
  })

  test('makes Enter say that they are here, with nobody in hand, and with somebody who was just greeted', async () => {
    for (const greetsFirst of [false, true]) {
      const { enter, holding, words, visits } = desk()
      if (greetsFirst) at.centre.add('other', [event('appointmentBooked', { appointment: 'ref-R08', service: 'ct', at: NOON + 1_800_000, desk: null })])
      if (greetsFirst) await enter()
      holding.drafts.patch(at.picked, { text: greetsFirst ? 'R08' : 'r07' })
      expect(words()).toBe('Here for the 12:30pm appointment')
      await enter()
      await Promise.resolve()
      const booked = visits().filter(({ kind }) => kind === 'appointment')
      expect(booked.at(-1)).toMatchObject({ id: at.picked, appointment: greetsFirst ? 'ref-R08' : 'ref-R07' })
      expect(words()).toMatch(/^Give number/)
      // The reference is nothing that somebody says of themselves.
      expect(holding.now().draft.text).toBe('')
      at.picked = null
    }
  })

  test('brings the name along from the booking; it is written again only where it was changed', async () => {
    const { enter, holding } = desk()
    holding.drafts.patch(null, { text: 'reference R07, about my letter' })
    await enter()
    const visit = at.picked ?? ''
    expect(holding.now().draft).toMatchObject({ name: 'Jane Example', text: 'reference R07, about my letter', service: 'ct' })
    await enter()
    expect(at.centre.view().cards.get(visit)).toEqual({ words: 'reference R07, about my letter' })
    expect(JSON.stringify(at.asked)).not.toMatch(/Jane|letter/)
    at.picked = visit
  })

  test('a changed name is of the visit', async () => {
    const { enter, holding } = desk()
    holding.drafts.patch(null, { text: 'R07' })
    await enter()
    const visit = at.picked ?? ''
    holding.drafts.patch(visit, { name: 'Jane Exemplar' })
    await enter()
    expect(at.centre.view().cards.get(visit)).toEqual({ name: 'Jane Exemplar' })
    expect(at.centre.view().cards.get(KEY)).toEqual({ name: 'Jane Example' })
  })

  test('is none where it was cancelled or they are here', async () => {
    const { enter, holding, words } = desk()
    holding.drafts.patch(null, { text: 'R07' })
    await enter()
    at.picked = null
    holding.drafts.patch(null, { text: 'R07' })
    expect(words()).toBe('Greet the next person')
  })
})

test('no number can be taken: it is said in place, and the next Enter tries again', async () => {
  const { choose, enter, words, visits } = desk()
  const { takeTicket } = at.centre
  at.centre.takeTicket = () => Promise.reject(new Error('This PC’s disk is full.'))
  await choose('ct')
  await enter()
  expect(at.said).toEqual(['This PC’s disk is full.', 'This PC’s disk is full.'])
  expect(words()).toBe('Give a number')
  at.centre.takeTicket = takeTicket
  await enter()
  expect(visits().map(({ ticket }) => ticket)).toEqual(['1'])
})

describe('who had the number first', () => {
  const first = (visit: string, ticket: string) => event('numberGivenFirst', { visit, ticket, needs: ['wheelchair'], callBy: 'screen', partySize: 2 })
  beforeEach(() => {
    at.centre.add('other', [event('arrived', { visit: 'a', greeted: false, booked: null }), first('a', '7')])
  })

  test('says what they came for, and is in the queue with that number and all that was noted', async () => {
    at.centre.takeTicket = () => Promise.reject(new Error('They have a number.'))
    const { pickUp, choose, enter, words, visits } = desk()
    pickUp('a')
    await choose('ct')
    expect(words()).toBe('Put 7 in the queue')
    await enter()
    expect(at.said).toEqual([])
    expect(at.asked.map(({ type }) => type)).toEqual(['addEnquiry'])
    expect(visits()).toMatchObject([{ ticket: '7', situation: { is: 'waiting' }, needs: ['wheelchair'], partySize: 2 }])
  })

  test('what was said since is noted as well', async () => {
    const { pickUp, choose, enter, holding, visits } = desk()
    pickUp('a')
    await choose('ct')
    holding.drafts.patch('a', { people: 3, needs: [], callBy: 'comeAndGet' })
    await enter()
    expect(visits()).toMatchObject([{ situation: { is: 'waiting' }, needs: [], callBy: 'comeAndGet', partySize: 3 }])
  })

  test('found by their number, Enter puts them in hand', async () => {
    const { enter, words, holding } = desk()
    at.shown = { is: 'opened', named: true, visit: 'a' }
    expect(words()).toBe('Ask what 7 came for')
    await enter()
    expect(holding.now().hand?.id).toBe('a')
  })

  test('keeps the number where they turn out to have an appointment', async () => {
    at.centre.add('other', [event('appointmentBooked', { appointment: 'ap', service: 'ct', at: NOON, desk: null })])
    const { pickUp, greetFor, visits } = desk()
    pickUp('a')
    await greetFor('ap', 'ct')
    expect(visits()).toMatchObject([{ ticket: '7', kind: 'appointment', appointment: 'ap' }])
  })
})

describe('numbers first', () => {
  test('go to those who stand in the line, first come first, and then to whoever else is there', async () => {
    at.centre.add('other', [
      event('arrived', { visit: 'door', greeted: false, booked: null }),
      event('arrived', { visit: 'next', greeted: false, booked: null }),
    ])
    const { given, sentence } = await giveFirst(at.centre, 3)
    expect(sentence).toBeNull()
    expect(given.map(({ ticket }) => ticket)).toEqual(['1', '2', '3'])
    expect(given.slice(0, 2).map(({ visit }) => visit)).toEqual(['door', 'next'])
    expect(
      desk()
        .visits()
        .map(({ ticket, situation, partySize }) => [ticket, situation.is, partySize]),
    ).toEqual([
      ['1', 'greeted', 1],
      ['2', 'greeted', 1],
      ['3', 'greeted', 1],
    ])
  })

  test('stop where no number can be taken, and say so; those that were given stay', async () => {
    const { takeTicket } = at.centre
    let left = 2
    at.centre.takeTicket = (visit) => (left-- > 0 ? takeTicket(visit) : Promise.reject(new Error('This PC’s disk is full.')))
    const { given, sentence } = await giveFirst(at.centre, 5)
    expect(given).toHaveLength(2)
    expect(sentence).toBe('This PC’s disk is full.')
    expect(desk().visits()).toHaveLength(2)
  })
})
