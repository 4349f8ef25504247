import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { decide } from '#domain/centre/decide.ts'
import { settleAll } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { LoggedEvent } from '#domain/events.ts'
import { BANK_HOLIDAYS } from '#domain/time/bankHolidays.ts'
import { isDay } from '#domain/time/isDay.ts'
import { given } from '#test/support/given.ts'
import type { ServiceDraft } from './serviceDraft.ts'
import { readServices, saveServices } from './serviceDraft.ts'

/** The state after these commands; none of them may be refused. */
function after(state: CentreState, commands: Command[]): CentreState {
  return commands.reduce((now, command, i) => {
    const decision = decide(now, command, { now: i, day: '2027-01-12', device: 'pc-lead' })
    if ('refused' in decision) throw new Error(`${decision.refused.reason}: ${JSON.stringify(command)}`)
    return settleAll(
      now,
      decision.events.map((event) => ({ ...event, id: `e${i}`, n: null, device: 'd', inc: 'i', outcome: 'applied' }) as LoggedEvent),
    ).state
  }, state)
}
const change = (draft: readonly ServiceDraft[], service: string, part: Partial<ServiceDraft>) =>
  draft.map((one) => (one.service === service ? { ...one, ...part } : one))

describe('the list of services of a new centre', () => {
  const first = readServices(EMPTY_CENTRE)

  test('has 25, of which the usual ones are ticked, and nine digits', () => {
    expect(first).toHaveLength(25)
    const ticked = first.filter((one) => one.ticked)
    expect(ticked).toHaveLength(21)
    expect(ticked.flatMap(({ favourite }) => favourite ?? []).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('can be saved as it is, every one of them', () => {
    const all = first.map((one) => ({ ...one, ticked: true }))
    expect(after(EMPTY_CENTRE, saveServices(all, first, EMPTY_CENTRE)).services.size).toBe(25)
  })
})

describe('a list that is changed', () => {
  const first = readServices(EMPTY_CENTRE)
  const state = after(EMPTY_CENTRE, saveServices(first, first, EMPTY_CENTRE))
  const was = readServices(state)

  test('asks for what was changed here, and for nothing else', () => {
    expect(saveServices(was, was, state)).toEqual([])
    expect(saveServices(change(was, 'lgsl:58', { minutes: 12 }), was, state)).toMatchObject([
      { event: 'serviceSet', body: { service: 'lgsl:58', minutes: 12 } },
    ])
    expect(saveServices(change(was, 'lgsl:58', { ticked: false }), was, state)).toEqual([
      { type: 'setUp', event: 'serviceRemoved', body: { service: 'lgsl:58' } },
    ])
    // What somebody else took away meanwhile, and nobody touched here, is not brought back by what was changed beside it.
    const meanwhile = after(state, [{ type: 'setUp', event: 'serviceRemoved', body: { service: 'lgsl:70' } }])
    expect(saveServices(change(was, 'lgsl:63', { minutes: 5 }), was, meanwhile)).toHaveLength(1)
    const again = readServices(meanwhile)
    expect(after(meanwhile, saveServices(change(again, 'lgsl:70', { ticked: true }), again, meanwhile)).services.get('lgsl:70')?.offered).toBe(true)
  })

  test('a digit goes from one service to another in one save, whichever of the two comes first', () => {
    for (const [from, to] of [
      ['lgsl:58', 'lgsl:63'],
      ['lgsl:528', 'lgsl:63'],
    ] as const) {
      const digit = was.find((one) => one.service === from)?.favourite ?? null
      const draft = change(change(was, from, { favourite: null }), to, { favourite: digit })
      expect(after(state, saveServices(draft, was, state)).services.get(to)?.favourite).toBe(digit)
    }
  })

  test('what is new is served by the desks that serve everything, and by no other', () => {
    const { state: centre } = given()
    const before = readServices(centre)
    const draft = [{ ...before[0]!, service: 'new', name: 'New', favourite: null, ticked: true }, ...before]
    const now = after(centre, saveServices(draft, before, centre))
    expect([...now.desks.values()].filter(({ services }) => services.includes('new')).map(({ id }) => id)).toEqual(['three'])
  })
})

test('bank holidays are days of the calendar, in their order, each once', () => {
  const days = BANK_HOLIDAYS.map(({ day }) => day)
  expect(days.every(isDay)).toBe(true)
  expect(days).toEqual([...new Set(days)].toSorted())
})
