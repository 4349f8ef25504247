import { beforeEach, describe, expect, test } from 'vitest'
import { at, beginAtNoon, desk, event } from '#test/support/welcomeDesk.ts'

beforeEach(beginAtNoon)

describe('while it is saved', () => {
  /** What is saved next takes until `saved` is called; with a sentence, it fails. */
  const slowly = () => {
    const { act } = at.centre
    let saved: (fault?: string) => void = () => undefined
    const until = new Promise<string | undefined>((resolve) => (saved = resolve))
    at.centre.act = async (command) => {
      const fault = await until
      at.centre.act = act
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
    expect(at.shown).toEqual({
      is: 'given',
      visit: at.picked,
      saving: { ticket: '1', service: 'ct', say: expect.stringContaining('Your number is 1.') as string },
    })
    type(does, 'my bin')
    saved()
    await giving
    expect(at.shown).toMatchObject({ is: 'given', visit: at.picked })
    expect(does.holding.now().going).toBeNull()
    await does.enter()
    expect(does.holding.now().draft.text).toBe('my bin')
  })

  const fault = 'This PC’s disk is full.'

  test('a number that is not, they are in hand again with all that was noted', async () => {
    const does = desk()
    await does.choose('ct')
    await Promise.resolve()
    does.holding.drafts.patch(at.picked, { text: 'council', needs: ['wheelchair'] })
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
    const first = at.picked
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
    const first = at.picked
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
    at.centre.add('other', [event('arrived', { visit: 'a', greeted: true, booked: null })])
    const does = desk()
    await does.choose('ct')
    const saved = slowly()
    const giving = does.enter()
    at.shown = { is: 'opened', visit: 'a', named: false }
    saved()
    await giving
    expect(at.shown).toEqual({ is: 'opened', visit: 'a', named: false })
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
      at.drafts.clear()
    }
  })
})
