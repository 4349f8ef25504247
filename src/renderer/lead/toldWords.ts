/* What is said of the waits that people were told, and of how they were estimated. */
import type { PromiseCounts, ToldRange, WhetherKept } from '#domain/estimate/promises.ts'
import { REGRESSION_DAYS } from '#domain/estimate/forecast.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import type { Kind, Method } from '#domain/estimate/record.ts'
import { METHODS, methodOf, offOf } from '#domain/estimate/record.ts'
import { sayTimes } from '#domain/estimate/say.ts'
import { percent } from '#domain/delays/figures.ts'
import { capital } from '#renderer/ui/words/capital.ts'

export const WHETHER: Record<WhetherKept, string> = {
  kept: 'Kept',
  missed: 'Missed',
  toldAnew: 'Told anew',
  left: 'Left',
  calledBefore: 'Called before',
  open: 'Not over yet',
}

const NAMES: Record<Method, string> = {
  played: 'playing the day forward',
  regression: 'a formula fitted to your own past days',
  both: 'the mean of playing the day forward and a formula fitted to your own past days',
  plain: 'the length of the queue',
}
const KINDS: Record<Kind, string> = { arrival: 'When people come', waiting: 'While they wait' }

/** "28 of 31 were called by the time we said (90%)." */
export function sayKept({ kept, missed, open, told, off }: PromiseCounts): string {
  const of = kept + missed
  if (of === 0 && open === told) return 'No time that we said has passed yet.'
  if (of === 0) return `None of these counts as kept or missed${open > 0 ? ' yet' : ''}.`
  const called = `${kept} of ${of} were called by the time we said (${percent(kept, of)}%).`
  return off === null ? called : `${called} Calls came ${sayTenths(off)} from what we expected, on average.`
}

/** What is beside kept and missed, where there is any. */
export function sayBeside({ kept, missed, toldAnew, left, calledBefore, open }: PromiseCounts): string | null {
  const parts = [
    [toldAnew, 'told anew before it passed'],
    [left, 'left before it passed'],
    [calledBefore, 'told after they were called'],
    [open, 'not over yet'],
  ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
  if (parts.length === 0) return null
  return `${kept + missed === 0 ? '' : 'Beside these: '}${parts.join(', ')}.`
}

/** "Between 10:05am and 10:25am": as it was told. */
export function sayTold({ at, from, by }: Pick<ToldRange, 'at' | 'from' | 'by'>, zone: string): string {
  return capital(sayTimes({ from, by }, at, zone))
}

/** Which way of estimating is used, and what on this centre's own record speaks for it. */
export function sayMethods(learned: Learned): string[] {
  if (learned.days === 0) return ['Nothing is learned yet: estimates rest on the minutes that are set for each service.']
  const said = (Object.keys(KINDS) as Kind[]).map((kind) => [kind, sayMethod(learned, kind)] as const)
  return said.map(([kind, words]) => `${KINDS[kind]}: ${words}`)
}

function sayMethod({ record, days }: Learned, kind: Kind): string {
  const used = methodOf(record, kind)
  const mean = (method: Method, of: 0 | 2): number => offOf(record[kind], method)[of] / offOf(record[kind], method)[1]
  const off = (method: Method) => mean(method, 0)
  const known = METHODS.filter((method) => Number.isFinite(off(method)))
  const played = (beside: Method) => sayTenths(mean(beside, 2))
  const lately = (beside: Method) => {
    const compared = beside === 'plain' ? days : days - REGRESSION_DAYS
    return compared <= 1 ? 'on your last day' : `on your last ${Math.min(compared, COUNTED)} days`
  }
  if (used !== 'played') return `${lately(used)} ${NAMES[used]} was nearer than ${NAMES.played}: ${tenths(off(used))} against ${played(used)}. So it is used.`
  const next = known.filter((method) => method !== 'played').sort((a, b) => off(a) - off(b))[0]
  if (next === undefined) return `${NAMES.played} is used. It is not known yet whether another way would be nearer.`
  return `${lately(next)} ${NAMES.played} was ${played(next)} off, ${NAMES[next]} ${tenths(off(next))}. ${capital(NAMES.played)} is used.`
}

/** Older days count for next to nothing. */
const COUNTED = 20

function sayTenths(minutes: number): string {
  const said = tenths(minutes)
  return said === '1.0' ? '1.0 minute' : `${said} minutes`
}

function tenths(minutes: number): string {
  return minutes.toFixed(1)
}
