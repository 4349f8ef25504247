/* Rows of a few days as a report counts them, at random and such as a day can have. */
import fc from 'fast-check'
import type { PeriodRows } from '#domain/lead/period.ts'
import type { AppointmentRow, VisitRow } from '#domain/lead/record.ts'

const anyOf = <T extends string | null>(...all: T[]) => fc.constantFrom(...all)
const perhaps = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const NOON = Date.UTC(2027, 0, 12, 12)
const place = {
  day: anyOf('2027-01-11', '2027-01-12', '2027-01-18'),
  hour: fc.integer({ min: 8, max: 17 }),
  desk: anyOf('one', 'two', null),
  ticket: anyOf('1', 'K02', null),
  at: fc.nat(300).map((minute) => NOON + minute * 60_000),
}

const appointment = fc
  .record({
    ...place,
    ...{ appointment: fc.uuid(), visit: perhaps(fc.uuid()), service: anyOf('tax', 'housing') },
    ...{ late: perhaps(fc.nat(40)), overGrace: fc.boolean(), left: fc.boolean(), error: perhaps(fc.integer({ min: -20, max: 20 })) },
    ...{ cause: anyOf('alarm', 'chosen', null), confirmed: fc.boolean() },
    whyLate: anyOf('told', 'notTold', 'toldTooLate', 'withoutTime', 'withoutReason', 'notToldAgain', 'movedByUs', 'toldInOutage'),
    whyNotSeen: anyOf('notTold', 'cancelledByUs', 'didNotAttend', 'left', 'toCome', 'moved'),
  })
  .map(({ at, late, error, whyLate, whyNotSeen, cause, left, ...row }): AppointmentRow & { day: string } => {
    const why = late === null ? whyNotSeen : late <= 5 ? 'onTime' : whyLate
    const apart = ['toldInOutage', 'didNotAttend', 'left', 'toCome', 'moved'].includes(why)
    return {
      ...row,
      ...{ bookedAt: at, arrivedAt: at, calledAt: late === null ? null : at + late * 60_000, lateMinutes: late, left: late === null && left },
      promise: why === 'onTime' || why === 'told' ? 'kept' : apart ? 'apart' : 'missed',
      ...{ why, toldAt: error === null ? null : at, toldError: late === null ? null : error },
      cause: late !== null && late > 5 ? cause : null,
    }
  })

const visit = fc
  .record({
    ...place,
    ...{ visit: fc.uuid(), kind: anyOf('walkIn', 'appointment'), service: anyOf('tax', 'housing', null), greeted: perhaps(fc.nat(600)) },
    ...{ waited: perhaps(fc.nat(60)), outcome: anyOf('finishedToday', 'left', 'answered', 'open'), referrals: fc.nat(2) },
    ...{ leftBeforeCalled: fc.boolean(), enteredLater: fc.boolean() },
  })
  .map(({ at, greeted, waited, ...row }): VisitRow & { day: string } => ({
    ...row,
    ...{ arrivedAt: at, greetedAfter: greeted, greetedInTime: greeted === null ? null : greeted <= 120, waitedMinutes: waited },
  }))

export const anyRows: fc.Arbitrary<PeriodRows> = fc.record({ appointments: fc.array(appointment), visits: fc.array(visit) })
