/* A welcome desk without React: what its keys come to, on a centre in memory. */
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import { doings } from '#renderer/welcome/doings.ts'
import type { Draft } from '#renderer/welcome/draft.ts'
import { NEW_DRAFT } from '#renderer/welcome/draft.ts'
import type { InHand, Shown } from '#renderer/welcome/inHand.ts'
import { primaryOf } from '#renderer/welcome/inHand.ts'
import { serviceSearch } from '#renderer/welcome/serviceSearch.ts'
import { makeTurns } from '#renderer/welcome/turns.ts'
import type { Holding } from '#renderer/welcome/useInHand.ts'
import { memoryCentre } from './memoryCentre.ts'

export const NOON = Date.UTC(2027, 0, 12, 12)
export const event = (type: string, body: object) => ({ type, v: 1, day: '2027-01-12', at: NOON, body }) as NewEvent
const service = (id: string, name: string, elsewhere: string | null) =>
  event('serviceSet', { service: id, name, keywords: ['tax'], minutes: 10, askFor: [], favourite: null, elsewhere })

/** A desk at noon, with nobody there: a service of ours, and one that others help with. */
function atNoon() {
  const centre = memoryCentre(
    { id: 'own', inc: 'i', role: 'welcome', label: 'Welcome desk', desk: null, letter: 'K', centreName: 'Town hall', begun: 'done' },
    () => NOON,
  )
  centre.add('hub', [service('ct', 'Council Tax', null), service('debt', 'Help with debt', 'Citizens Advice')])
  return {
    centre,
    asked: [] as Command[],
    said: [] as string[],
    picked: null as string | null,
    going: null as string | null,
    shown: { is: 'nobody' } as Shown,
    drafts: new Map<string | null, Draft>(),
    estimated: null as InHand['estimated'],
  }
}

/** What the desk of this test holds. */
export const at = atNoon()

export function beginAtNoon(): void {
  Object.assign(at, atNoon())
}

/** What useInHand and React hold, without React. */
export function desk() {
  const of = (visit: string | null) => at.drafts.get(visit) ?? NEW_DRAFT
  const now = (): InHand => {
    const { state } = at.centre.view()
    const day = dayOf(state, at.centre.today())
    const visit = at.picked === null || at.picked === at.going ? undefined : day.visits.get(at.picked)
    const hand = visit?.situation.is === 'greeted' ? visit : null
    return { state, day, zone: at.centre.timeZone(), estimated: at.estimated, hand, going: at.going, draft: of(hand?.id ?? null), shown: at.shown }
  }
  const holding: Holding = {
    now,
    get seen() {
      return now()
    },
    pick: (visit) => void (at.picked = visit),
    show: (next) => void (at.shown = next),
    release: (visit) => void (at.going = visit),
    drafts: {
      of,
      patch: (visit, part) => void at.drafts.set(visit, { ...of(visit), ...part }),
      keepOnly: () => undefined,
      adopt: (visit) => {
        at.drafts.set(visit, of(null))
        at.drafts.delete(null)
      },
    },
  }
  const turns = makeTurns()
  const ask = async (command: Command) => {
    at.asked.push(command)
    return 'done' in (await at.centre.act(command))
  }
  const search = serviceSearch(at.centre.view().state.services, 4)
  const does = doings({
    centre: at.centre,
    holding,
    turns,
    search,
    ask,
    say: (sentence) => void at.said.push(sentence),
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
