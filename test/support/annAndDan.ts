/* Ann, who has an appointment at 10:30am, and Dan, who was told a wait: what the tests of telling begin with. */
import { at, booked, booking, came, make, numbered, waiting } from './given.ts'

export const REASONS = make('delayReasonsSet', '7:05', { reasons: [{ reason: 'busy', words: 'We are busier than usual', short: 'Busy' }] })
const slot = booked('slot', '10:30')
export const ann = [booking(slot), came('ann', '10:20', slot), numbered('ann', '10:20', '1')]

const toldWait = { from: at('10:25'), by: at('10:40'), expected: at('10:32') }
export const walkIn = waiting('dan', '10:05', '7', { told: toldWait })
export const anew = (clock: string, by: string) => make('waitTold', clock, { visit: 'dan', from: at('10:30'), by: at(by), expected: at('10:35') })
export const notice = (clock: string, visit: string, expected: string | null, lapses = '12:00') =>
  make('delayTold', clock, {
    notice: `n-${clock}`,
    scope: { of: 'visit', visit },
    reason: 'busy',
    expectedAt: expected === null ? null : at(expected),
    how: ['inPerson'],
    screenLive: null,
    lapsesAt: at(lapses),
  })
