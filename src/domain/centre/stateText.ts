import type { CentreState, Day } from './state.ts'
import { asLearned } from '#domain/estimate/learned.ts'
import { EMPTY_CENTRE, EMPTY_DAY } from './state.ts'

/**
 * A state as one text, and back: what a snapshot keeps. Maps are pairs in their own order, because that order is the log's and
 * screens show by it. `readState(writeState(state))` is the same state.
 */
export function writeState({ services, desks, days, staff, places, ...rest }: CentreState): string {
  const written = {
    services: [...services],
    desks: [...desks],
    staff: [...staff],
    places: [...places],
    days: [...days].map(([key, day]) => [key, writeDay(day)]),
  }
  return JSON.stringify({ ...rest, ...written })
}

/** Of a text that writeState made; its hash was checked by whoever kept it. A release reads those of the release before it, too. */
export function readState(text: string): CentreState {
  const { services, desks, days, staff = [], places = [], learned, ...rest } = JSON.parse(text) as Written
  return {
    ...EMPTY_CENTRE,
    ...rest,
    learned: asLearned(learned),
    services: new Map(services),
    desks: new Map(desks),
    staff: new Map(staff),
    places: new Map(places),
    days: new Map(days.map(([key, day]) => [key, readDay(day)])),
  }
}

type Pairs<M> = M extends ReadonlyMap<infer K, infer V> ? [K, V][] : never
/** What is no map goes as it is. */
type Plain<T> = { [K in keyof T as T[K] extends ReadonlyMap<unknown, unknown> ? never : K]: T[K] }
type WrittenDay = Plain<Day> & { visits: Pairs<Day['visits']>; appointments: Pairs<Day['appointments']>; rota: Pairs<Day['rota']> }
/** A state of the release before has no `staff`, no `places`, and learned less. */
type Written = Omit<Plain<CentreState>, 'learned'> & {
  learned?: Partial<CentreState['learned']>
  services: Pairs<CentreState['services']>
  desks: Pairs<CentreState['desks']>
  staff?: Pairs<CentreState['staff']>
  places?: Pairs<CentreState['places']>
  days: [string, WrittenDay][]
}

function writeDay({ visits, appointments, rota, ...rest }: Day): WrittenDay {
  return { ...rest, visits: [...visits], appointments: [...appointments], rota: [...rota] }
}

function readDay({ visits, appointments, rota, ...rest }: WrittenDay): Day {
  return {
    ...EMPTY_DAY,
    ...rest,
    visits: new Map(visits.map(([id, visit]) => [id, { ...visit, told: visit.told ?? [] }])),
    appointments: new Map(appointments),
    rota: new Map(rota),
  }
}
