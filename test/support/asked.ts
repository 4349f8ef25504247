/* What is estimated of a small centre, and the desks and the queue that most tests of it begin with. */
import type { Forecast } from '#domain/estimate/forecast.ts'
import { forecast } from '#domain/estimate/forecast.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import type { Made } from './given.ts'
import { at, called, DAY, given, make, seen, waiting } from './given.ts'

export const told = (made: (Made | Made[])[], clock: string, learned: Learned = PLANNED): Forecast => forecast(given(...made).state, DAY, at(clock), learned)
export const middle = (made: (Made | Made[])[], visit: string, clock: string, learned: Learned = PLANNED) => told(made, clock, learned).waits.get(visit)!.middle
export const rota = (desk: string, ...open: [string, string][]) =>
  make('rotaSet', '7:30', { desk, open: open.map(([from, to]) => ({ from: at(from), to: at(to) })) })
export const ALL_DAY = [rota('one', ['9:00', '17:00']), rota('two', ['9:00', '17:00']), rota('three')]
export const shut = (desk: string, clock: string) => make('deskClosed', clock, { desk })
/** Only desk one is there, and sees somebody since 9:50. */
export const ONE_BUSY = [...ALL_DAY, shut('two', '9:00'), rota('two'), waiting('ann', '9:40', '1'), called('ann', '9:49', 'one'), seen('ann', '9:50', 'one')]
export const QUEUE = [waiting('bob', '9:50', '2'), waiting('cat', '9:51', '3'), waiting('dee', '9:52', '4')]
