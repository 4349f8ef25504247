import type { CentreState, Day } from './state.ts'

/**
 * A state as one text, and back: what a snapshot keeps. Maps are pairs in their own order, because that order is the log's and
 * screens show by it. `readState(writeState(state))` is the same state.
 */
export function writeState({ services, desks, days, ...rest }: CentreState): string {
  return JSON.stringify({ ...rest, services: [...services], desks: [...desks], days: [...days].map(([key, day]) => [key, writeDay(day)]) })
}

/** Of a text that writeState made; its hash was checked by whoever kept it. A release reads those of the release before it, too. */
export function readState(text: string): CentreState {
  const { services, desks, days, ...rest } = JSON.parse(text) as Written
  return { ...rest, services: new Map(services), desks: new Map(desks), days: new Map(days.map(([key, day]) => [key, readDay(day)])) }
}

type Pairs<M> = M extends ReadonlyMap<infer K, infer V> ? [K, V][] : never
/** What is no map goes as it is. */
type Plain<T> = { [K in keyof T as T[K] extends ReadonlyMap<unknown, unknown> ? never : K]: T[K] }
type WrittenDay = Plain<Day> & { visits: Pairs<Day['visits']>; appointments: Pairs<Day['appointments']>; rota: Pairs<Day['rota']> }
type Written = Plain<CentreState> & { services: Pairs<CentreState['services']>; desks: Pairs<CentreState['desks']>; days: [string, WrittenDay][] }

function writeDay({ visits, appointments, rota, ...rest }: Day): WrittenDay {
  return { ...rest, visits: [...visits], appointments: [...appointments], rota: [...rota] }
}

function readDay({ visits, appointments, rota, ...rest }: WrittenDay): Day {
  return { ...rest, visits: new Map(visits), appointments: new Map(appointments), rota: new Map(rota) }
}
