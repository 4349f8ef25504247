import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import type { MemoryCentre } from '#test/support/memoryCentre.ts'
import { memoryCentre } from '#test/support/memoryCentre.ts'
import { doings } from './doings.ts'
import type { Draft } from './draft.ts'
import { NEW_DRAFT } from './draft.ts'
import { giveFirst } from './giveFirst.ts'
import type { InHand, Shown } from './inHand.ts'
import { primaryOf } from './inHand.ts'
import { serviceSearch } from './serviceSearch.ts'
import { makeTurns } from './turns.ts'
import type { Holding } from './useInHand.ts'

const NOON = Date.UTC(2027, 0, 12, 12)
const event = (type: string, body: object) => ({ type, v: 1, day: '2027-01-12', at: NOON, body }) as NewEvent
const service = (id: string, name: string, elsewhere: string | null) =>
  event('serviceSet', { service: id, name, keywords: ['tax'], minutes: 10, askFor: [], favourite: null, elsewhere })

let centre: MemoryCentre
let asked: Command[]
let picked: string | null
let going: string | null
let shown: Shown
let said: string[]
let drafts: Map<string | null, Draft>
let estimated: InHand['estimated']

/** What useInHand and React hold, without React. */
function desk() {
  const of = (visit: string | null) => drafts.get(visit) ?? NEW_DRAFT
  const now = (): InHand => {
    const { state } = centre.view()
    const day = dayOf(state, centre.today())
    const visit = picked === null || picked === going ? undefined : day.visits.get(picked)
    const hand = visit?.situation.is === 'greeted' ? visit : null
    return { state, day, zone: centre.timeZone(), estimated, hand, going, draft: of(hand?.id ?? null), shown }
  }
  const holding: Holding = {
    now,
    get seen() {
      return now()
    },
    pick: (visit) => void (picked = visit),
    show: (next) => void (shown = next),
    release: (visit) => void (going = visit),
    drafts: {
      of,
      patch: (visit, part) => void drafts.set(visit, { ...of(visit), ...part }),
      keepOnly: () => undefined,
      adopt: (visit) => {
        drafts.set(visit, of(null))
        drafts.delete(null)
      },
    },
  }
  const turns = makeTurns()
  const ask = async (command: Command) => {
    asked.push(command)
    return 'done' in (await centre.act(command))
  }
  const search = serviceSearch(centre.view().state.services, 4)
  const does = doings({
    centre,
    holding,
    turns,
    search,
    ask,
    say: (sentence) => void said.push(sentence),
    clear: () => undefined,
    box: { current: null },
    first: { current: null },
  })
  return {
    ...does,
    holding,
    turns,
    words: () => primaryOf(now(), search).words,
    toSay: () => primaryOf(now(), search).say,
    visits: () => [...now().day.visits.values()],
  }
}

beforeEach(() => {
  centre = memoryCentre(
    { id: 'own', inc: 'i', role: 'welcome', label: 'Welcome desk', desk: null, letter: 'K', centreName: 'Town hall', begun: 'done' },
    () => NOON,
  )
  centre.add('hub', [service('ct', 'Council Tax', null), service('debt', 'Help with debt', 'Citizens Advice')])
  asked = []
  said = []
  picked = null
  going = null
  shown = { is: 'nobody' }
  drafts = new Map()
  estimated = null
})

describe('Enter', () => {
  test('greets, chooses what fits, gives the number, and is ready for the next', async () => {
    const { enter, holding, words, visits } = desk()
    expect(words()).toBe('Greet the next person')
    await enter()
    holding.drafts.patch(picked, { text: 'council' })
    expect(words()).toBe('Choose Council Tax')
    await enter()
    await Promise.resolve()
    expect(words()).toBe('Give number 1')
    await enter()
    expect(visits().map(({ ticket }) => ticket)).toEqual(['1'])
    expect(words()).toBe('Greet the next person')
  })
  test('greets who came first, where there is a line', async () => {
    centre.add('other', [event('arrived', { visit: 'door', greeted: false, booked: null })])
    const { enter, words } = desk()
    expect(words()).toBe('Greet the first in line')
    await enter()
    expect(picked).toBe('door')
  })
})

describe('how long it takes', () => {
  const MINUTE = 60_000
  const told = { from: NOON + 5 * MINUTE, by: NOON + 20 * MINUTE, expected: NOON + 12 * MINUTE }
  const known = () => {
    const newcomers = new Map([['ct', { low: 7, middle: 12, high: 19 }]])
    estimated = { forecast: { newcomers, waits: new Map(), never: new Set<string>(), late: new Map(), ifLonger: new Map() }, at: NOON, asAt: null }
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
    await giveFirst(centre, 1)
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
      centre.add('hub', [event('appointmentBooked', { appointment: `a${late}`, service: 'ct', at: NOON - late * MINUTE, desk: null })])
      picked = null
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
  holding.drafts.patch(picked, { text: 'my benefit letter is wrong', name: 'Jane Example' })
  const visit = picked
  await choose('ct')
  await enter()
  expect(JSON.stringify(asked)).not.toMatch(/Jane|benefit/)
  expect(centre.view().cards.get(visit ?? '')).toEqual({ words: 'my benefit letter is wrong', name: 'Jane Example' })
})

test('a digit with nobody at the desk greets and chooses at once', async () => {
  const { choose, words } = desk()
  await choose('ct')
  await Promise.resolve()
  expect(asked.map(({ type }) => type)).toEqual(['greet'])
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
  centre.add('other', [
    event('arrived', { visit: 'a', greeted: true, booked: null }),
    event('numberGiven', { visit: 'a', ticket: '7', enquiry: 'e', service: 'ct', needs: [], callBy: 'screen', partySize: 1 }),
  ])
  shown = { is: 'opened', named: false, visit: 'a' }
  expect(words()).toBe('Back to the door')
  centre.add('other', [event('putOnHold', { visit: 'a', desk: null })])
  expect(words()).toBe('Take 7 off hold')
  centre.add('other', [event('leftBeforeBeingSeen', { visit: 'a' })])
  expect(words()).toBe('7 is here')
})

test('a number taken back within its time is ready to be given again, with all that was noted', async () => {
  const { choose, enter, holding, words } = desk()
  await choose('ct')
  holding.drafts.patch(picked, { needs: ['wheelchair'] })
  await enter()
  expect(words()).toBe('Greet the next person')
  const visit = centre
    .view()
    .state.days.get('2027-01-12')
    ?.visits.get(picked ?? '')
  await centre.act({ type: 'undo', visit: visit?.id ?? '', event: visit?.history.at(-1)?.id ?? '' })
  expect(words()).toBe('Give number 1')
  expect(holding.now().draft.needs).toEqual(['wheelchair'])
})

describe('while it is saved', () => {
  /** What is saved next takes until `saved` is called; with a sentence, it fails. */
  const slowly = () => {
    const { act } = centre
    let saved: (fault?: string) => void = () => undefined
    const until = new Promise<string | undefined>((resolve) => (saved = resolve))
    centre.act = async (command) => {
      const fault = await until
      centre.act = act
      return fault === undefined ? act(command) : { fault }
    }
    return (fault?: string) => saved(fault)
  }
  /** Typed wherever the box belongs to now. */
  const type = (of: ReturnType<typeof desk>, text: string) => of.holding.drafts.patch(of.holding.now().hand?.id ?? null, { text })

  test('a number, what is typed on is of the next person, and the number is on the screen already', async () => {
    const does = desk()
    await does.choose('ct')
    await Promise.resolve()
    const saved = slowly()
    const giving = does.enter()
    expect(shown).toEqual({ is: 'given', visit: picked, saving: { ticket: '1', service: 'ct', say: expect.stringContaining('Your number is 1.') as string } })
    type(does, 'my bin')
    saved()
    await giving
    expect(shown).toMatchObject({ is: 'given', visit: picked })
    expect(does.holding.now().going).toBeNull()
    await does.enter()
    expect(does.holding.now().draft.text).toBe('my bin')
  })

  const fault = 'This PC’s disk is full.'

  test('a number that is not, they are in hand again with all that was noted', async () => {
    const does = desk()
    await does.choose('ct')
    await Promise.resolve()
    does.holding.drafts.patch(picked, { text: 'council', needs: ['wheelchair'] })
    const saved = slowly()
    const giving = does.enter()
    saved(fault)
    await giving
    expect(does.words()).toBe('Give number 1')
    expect(does.holding.now().draft).toMatchObject({ text: 'council', needs: ['wheelchair'] })
  })

  test('a number that is not, and the next person was begun with: their words stay theirs, and the first one waits greeted with all that was noted', async () => {
    const does = desk()
    await does.choose('ct')
    await Promise.resolve()
    const first = picked
    does.holding.drafts.patch(first, { text: 'council' })
    const saved = slowly()
    const giving = does.enter()
    type(does, 'my ')
    saved(fault)
    await giving
    type(does, 'my bin')
    expect(does.holding.now()).toMatchObject({ hand: null, draft: { text: 'my bin' } })
    expect(does.holding.drafts.of(first)).toMatchObject({ text: 'council', service: 'ct', ticket: '1' })
    does.pickUp(first ?? '')
    expect(does.words()).toBe('Give number 1')
  })

  test('a number that is not, and the digit of the next person waits: it is of the next person', async () => {
    const does = desk()
    await does.choose('ct')
    await Promise.resolve()
    const first = picked
    const saved = slowly()
    does.turns.atOnce(does.enter())
    does.turns.inTurn(() => does.choose('debt'))
    saved(fault)
    await new Promise((resolve) => setTimeout(resolve))
    expect(does.holding.drafts.of(first).service).toBe('ct')
    expect(does.holding.now().hand?.id).not.toBe(first)
    expect(does.words()).toBe('Told them who helps')
    expect(does.visits().map(({ situation }) => situation.is)).toEqual(['greeted', 'greeted'])
  })

  test('a number, whoever opens somebody else meanwhile stays with them', async () => {
    centre.add('other', [event('arrived', { visit: 'a', greeted: true, booked: null })])
    const does = desk()
    await does.choose('ct')
    const saved = slowly()
    const giving = does.enter()
    shown = { is: 'opened', visit: 'a', named: false }
    saved()
    await giving
    expect(shown).toEqual({ is: 'opened', visit: 'a', named: false })
  })

  test('an answer given here, or that they left: the same', async () => {
    for (const key of ['answeredHere', 'left'] as const) {
      const does = desk()
      await does.enter()
      const saved = slowly()
      const saving = key === 'left' ? does.left() : does.answeredHere(null)
      await new Promise((resolve) => setTimeout(resolve))
      type(does, 'my bin')
      saved()
      await saving
      expect(does.holding.now()).toMatchObject({ hand: null, draft: { text: 'my bin' } })
      drafts.clear()
    }
  })
})

describe('They left', () => {
  test('marks who is in hand, and with an empty hand the first in the line', async () => {
    centre.add('other', [event('arrived', { visit: 'door', greeted: false, booked: null }), event('arrived', { visit: 'next', greeted: false, booked: null })])
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
    expect(asked.map(({ type }) => type)).toEqual(['greet', 'leave', 'leave'])
  })
})

describe('an appointment is here', () => {
  beforeEach(() => {
    centre.add('other', [
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
    holding.drafts.patch(picked, { needs: ['wheelchair'] })
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
    centre.add('other', [event('appointmentBooked', { appointment: 'ref-R07', service: 'ct', at: NOON + 1_800_000, desk: null })])
    await centre.writeCards([{ of: KEY, field: 'name', text: 'Jane Example', day: '2027-01-12' }])
  })

  test('makes Enter say that they are here, with nobody in hand, and with somebody who was just greeted', async () => {
    for (const greetsFirst of [false, true]) {
      const { enter, holding, words, visits } = desk()
      if (greetsFirst) centre.add('other', [event('appointmentBooked', { appointment: 'ref-R08', service: 'ct', at: NOON + 1_800_000, desk: null })])
      if (greetsFirst) await enter()
      holding.drafts.patch(picked, { text: greetsFirst ? 'R08' : 'r07' })
      expect(words()).toBe('Here for the 12:30pm appointment')
      await enter()
      await Promise.resolve()
      const booked = visits().filter(({ kind }) => kind === 'appointment')
      expect(booked.at(-1)).toMatchObject({ id: picked, appointment: greetsFirst ? 'ref-R08' : 'ref-R07' })
      expect(words()).toMatch(/^Give number/)
      // The reference is nothing that somebody says of themselves.
      expect(holding.now().draft.text).toBe('')
      picked = null
    }
  })

  test('brings the name along from the booking; it is written again only where it was changed', async () => {
    const { enter, holding } = desk()
    holding.drafts.patch(null, { text: 'reference R07, about my letter' })
    await enter()
    const visit = picked ?? ''
    expect(holding.now().draft).toMatchObject({ name: 'Jane Example', text: 'reference R07, about my letter', service: 'ct' })
    await enter()
    expect(centre.view().cards.get(visit)).toEqual({ words: 'reference R07, about my letter' })
    expect(JSON.stringify(asked)).not.toMatch(/Jane|letter/)
    picked = visit
  })

  test('a changed name is of the visit', async () => {
    const { enter, holding } = desk()
    holding.drafts.patch(null, { text: 'R07' })
    await enter()
    const visit = picked ?? ''
    holding.drafts.patch(visit, { name: 'Jane Exemplar' })
    await enter()
    expect(centre.view().cards.get(visit)).toEqual({ name: 'Jane Exemplar' })
    expect(centre.view().cards.get(KEY)).toEqual({ name: 'Jane Example' })
  })

  test('is none where it was cancelled or they are here', async () => {
    const { enter, holding, words } = desk()
    holding.drafts.patch(null, { text: 'R07' })
    await enter()
    picked = null
    holding.drafts.patch(null, { text: 'R07' })
    expect(words()).toBe('Greet the next person')
  })
})

test('no number can be taken: it is said in place, and the next Enter tries again', async () => {
  const { choose, enter, words, visits } = desk()
  const { takeTicket } = centre
  centre.takeTicket = () => Promise.reject(new Error('This PC’s disk is full.'))
  await choose('ct')
  await enter()
  expect(said).toEqual(['This PC’s disk is full.', 'This PC’s disk is full.'])
  expect(words()).toBe('Give a number')
  centre.takeTicket = takeTicket
  await enter()
  expect(visits().map(({ ticket }) => ticket)).toEqual(['1'])
})

describe('who had the number first', () => {
  const first = (visit: string, ticket: string) => event('numberGivenFirst', { visit, ticket, needs: ['wheelchair'], callBy: 'screen', partySize: 2 })
  beforeEach(() => {
    centre.add('other', [event('arrived', { visit: 'a', greeted: false, booked: null }), first('a', '7')])
  })

  test('says what they came for, and is in the queue with that number and all that was noted', async () => {
    centre.takeTicket = () => Promise.reject(new Error('They have a number.'))
    const { pickUp, choose, enter, words, visits } = desk()
    pickUp('a')
    await choose('ct')
    expect(words()).toBe('Put 7 in the queue')
    await enter()
    expect(said).toEqual([])
    expect(asked.map(({ type }) => type)).toEqual(['addEnquiry'])
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
    shown = { is: 'opened', named: true, visit: 'a' }
    expect(words()).toBe('Ask what 7 came for')
    await enter()
    expect(holding.now().hand?.id).toBe('a')
  })

  test('keeps the number where they turn out to have an appointment', async () => {
    centre.add('other', [event('appointmentBooked', { appointment: 'ap', service: 'ct', at: NOON, desk: null })])
    const { pickUp, greetFor, visits } = desk()
    pickUp('a')
    await greetFor('ap', 'ct')
    expect(visits()).toMatchObject([{ ticket: '7', kind: 'appointment', appointment: 'ap' }])
  })
})

describe('numbers first', () => {
  test('go to those who stand in the line, first come first, and then to whoever else is there', async () => {
    centre.add('other', [event('arrived', { visit: 'door', greeted: false, booked: null }), event('arrived', { visit: 'next', greeted: false, booked: null })])
    const { given, sentence } = await giveFirst(centre, 3)
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
    const { takeTicket } = centre
    let left = 2
    centre.takeTicket = (visit) => (left-- > 0 ? takeTicket(visit) : Promise.reject(new Error('This PC’s disk is full.')))
    const { given, sentence } = await giveFirst(centre, 5)
    expect(given).toHaveLength(2)
    expect(sentence).toBe('This PC’s disk is full.')
    expect(desk().visits()).toHaveLength(2)
  })
})
