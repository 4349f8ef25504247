/* The report's rows follow the log, however it came about. One suite for SQLite and PostgreSQL. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { Bodies, EventType } from '#domain/events.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { DIMENSIONS } from '#domain/lead/dimensions.ts'
import { countOfFigure, figureOf } from '#domain/lead/figures.ts'
import type { FigureName } from '#domain/lead/figures.ts'
import { rowsOf } from '#domain/lead/period.ts'
import { recordOf } from '#domain/lead/record.ts'
import { SETTING_TYPES } from '#domain/settingTypes.ts'
import { writeAsHub } from '#hub/log/hubWrites.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import { makeDays } from '#hub/report/makeDay.ts'
import { answerReport, answerRows } from '#hub/report/answerReport.ts'
import { keepReports, rebuildReports } from '#hub/report/keepReports.ts'
import type { Parts } from '#hub/parts.ts'
import type { Store } from '#hub/store/store.ts'
import type { TestLog } from './aLog.ts'
import { aLog, CENTRE } from './aLog.ts'
import { NINE, Pen } from './events.ts'

const DAYS = ['2027-01-12', '2027-01-13', '2027-01-14', '2027-01-15', '2027-01-18', '2027-01-19']
const [FIRST, LAST] = ['2027-01-01', '2027-01-31']
const nineOf = (day: string) => NINE + (Number(day.slice(8)) - 12) * 24 * HOUR
/** A month later: all days are over. */
const LATER = NINE + 30 * 24 * HOUR

/** One thing that happens: which, of whom, when in its day, said on which day of the log; and whether the rows are made just then. */
const happening = fc.record({ what: fc.nat(21), whom: fc.nat(3), day: fc.nat(3), to: fc.nat(5), minute: fc.nat(400), make: fc.nat(7).map((n) => n === 0) })
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

function bodyOf({ what, whom, day, to, minute }: Happening): { [K in EventType]: [K, Bodies[K]] }[EventType] {
  const [visit, appointment] = [`v-${whom}`, `a-${whom}`]
  const at = nineOf(DAYS[day] ?? '') + minute * MINUTE
  const booked = whom % 2 === 0 ? { id: appointment, at, service: 'tax', desk: whom === 2 ? 'one' : null } : null
  const there = DAYS[to] ?? ''
  const all: { [K in EventType]: [K, Bodies[K]] }[EventType][] = [
    ['arrived', { visit, greeted: minute % 2 === 0, booked }],
    ['greeted', { visit }],
    ['numberGiven', { visit, ticket: String(whom + 1), enquiry: `${visit}-e`, service: 'tax', needs: [], callBy: 'screen', partySize: 1 }],
    ['called', { visit, desk: 'one', because: 'arrival', reason: null, screenLive: true }],
    ['beingSeen', { visit, desk: 'one' }],
    ['completed', { visit, desk: 'one', enquiry: `${visit}-e`, outcome: 'finishedToday', next: null, stays: false }],
    ['leftBeforeBeingSeen', { visit }],
    ['appointmentBooked', { appointment, service: 'tax', at, desk: null }],
    [
      'appointmentMoved',
      { appointment, to: { day: there, at: nineOf(there) + minute * MINUTE, desk: null }, whose: whom % 2 === 0 ? 'ours' : 'customers', why: 'staffAway' },
    ],
    ['appointmentMoved', { appointment, to: { day: there, at: nineOf(there), desk: 'one' }, whose: 'ours', why: 'overrun' }],
    ['appointmentCancelled', { appointment, whose: 'ours', why: 'closure' }],
    [
      'delayTold',
      {
        notice: `n-${minute}`,
        scope: { of: 'desk', desk: 'one' },
        reason: 'busy',
        expectedAt: at + 10 * MINUTE,
        how: ['screen'],
        screenLive: true,
        lapsesAt: at + HOUR,
      },
    ],
    ['standardsSet', { greetedWithin: 1 + whom, onTimeWithin: to, grace: 15, longWait: 40, keepPlace: 30, ...(minute % 2 === 0 && { from: there }) }],
    ['deskSet', { desk: to % 2 === 0 ? 'one' : 'two', label: `Desk ${whom}`, services: whom % 2 === 0 ? ['tax'] : [] }],
    ['corrected', { visit, change: { what: 'arrivedAt', at: at - 7 * MINUTE }, why: 'forgotten' }],
    ['outageRecorded', { from: at, to: at + HOUR }],
  ]
  // The way through a visit comes twice as often.
  return all[what < all.length ? what : what - all.length]!
}

/** Writes them into the log one by one. Days begin and leave the state meanwhile; what comes after that for such a day is late. */
async function live(log: TestLog, happenings: readonly Happening[]): Promise<void> {
  const pen = new Pen('d-1')
  const setUp = { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }
  await log.push(
    pen,
    [pen.write('centreSetUp', setUp), pen.write('serviceSet', TAX), pen.write('deskSet', { desk: 'one', label: 'Desk 1', services: ['tax'] })],
    'lead',
  )
  for (const [i, one] of happenings.entries()) {
    const day = DAYS[one.day] ?? ''
    const [type, body] = bodyOf(one)
    await log.push(pen, [pen.write(type, body, { day, at: nineOf(day) + one.minute * MINUTE })], 'lead')
    if (i % 9 === 8) await writeAsHub(log, CENTRE, '2027-01-25', log.now, [{ type: 'dayBegan', body: { day: `2027-01-2${Math.floor(i / 9) % 9}` } }])
    if (one.make) await makeDays(log.store, CENTRE, LATER, FIRST, LAST)
  }
}
const TAX: Bodies['serviceSet'] = { service: 'tax', name: 'Council tax', keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }

/** From the whole log at once, by nothing that the hub does to be quick: no day leaves, and a later day's settings are none of an earlier one. */
async function fromTheLog(log: TestLog) {
  const events = (await log.rows()).map(rowToEvent).filter(({ type }) => type !== 'dayBegan')
  const isSetting = (type: string) => (SETTING_TYPES as readonly string[]).includes(type)
  const records = DAYS.map((day) => {
    const isOfTheDay = ({ type, day: said, body }: (typeof events)[number]) =>
      !isSetting(type) || said <= day || ((body as { from?: string }).from ?? said) <= day
    const record = recordOf(fold(EMPTY_CENTRE, events.filter(isOfTheDay)), day, LATER)
    const sorted = <T>(rows: T[], id: (row: T) => string) => rows.toSorted((a, b) => (id(a) < id(b) ? -1 : 1))
    return [day, { appointments: sorted(record.appointments, (row) => row.appointment), visits: sorted(record.visits, (row) => row.visit) }] as const
  })
  return rowsOf(records)
}

const rows = (log: TestLog) => log.store.read(({ reports }) => reports.rows(CENTRE, FIRST, LAST))

const FIGURES = [
  ...['appointments', 'seen', 'onTime', 'late', 'told', 'kept', 'missed', 'missed.notTold', 'missed.movedByUs', 'apart.didNotAttend', 'late.6-10', 'toldATime'],
  ...['came', 'waited', 'greeted', 'leftBeforeCalled', 'outcome.finishedToday', 'outcome.open'],
] as FigureName[]

/** Every figure of the report of all days, and of each of its groups some, with how many rows the hub gives for it. */
async function lists(log: TestLog): Promise<{ says: number; has: number; of: number }[]> {
  const parts = { store: log.store, folded: log.folded, clock: { now: () => LATER, rate: () => 1 } }
  const period = { from: FIRST, to: LAST }
  const report = await answerReport(parts, CENTRE, period)
  const groups = DIMENSIONS.flatMap((dimension) => report.groups[dimension].map(({ key, is }) => ({ dimension, key, is })))
  const asked = [
    ...FIGURES.map((figure) => ({ figure, dimension: null, key: '', is: report.total })),
    ...groups.flatMap((group, i) => [0, 1, 2].map((more) => ({ ...group, figure: FIGURES[(i * 3 + more) % FIGURES.length] ?? 'came' }))),
  ]
  const found = []
  for (const { is, ...behind } of asked) {
    const { of, appointments, visits } = await answerRows(parts, CENTRE, period, behind, 1000)
    found.push({ says: countOfFigure(behind.figure, is), has: appointments.length + visits.length, of })
  }
  return found
}

export function reportRows(name: string, open: () => Promise<Store>, runs: number): void {
  describe(`${name}: the report’s rows`, { timeout: 300_000 }, () => {
    test('are what the log says, whatever was said late, and the same when they are made anew', async () => {
      const met = { rows: 0, moved: 0, late: 0 }
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 60, size: 'max' }), async (happenings) => {
          const log = await aLog(await open())
          await live(log, happenings)
          await makeDays(log.store, CENTRE, LATER, FIRST, LAST)
          const kept = await rows(log)
          expect(kept).toEqual(await fromTheLog(log))
          // What went wrong with them does not outlive it.
          await log.store.write(({ reports }) => reports.put(CENTRE, { day: DAYS[0] ?? '', due: false }, { appointments: [], visits: [] }))
          await rebuildReports({ store: log.store, clock: { now: () => LATER, rate: () => 1 } }, CENTRE)
          expect(await rows(log)).toEqual(kept)
          met.rows += kept.appointments.length + kept.visits.length
          met.moved += kept.appointments.filter(({ why }) => why === 'moved' || why === 'movedEarlier' || why === 'movedByUs').length
          met.late += kept.appointments.filter(({ promise }) => promise === 'missed').length
        }),
        { numRuns: runs, seed: 20270112 },
      )
      // Of a few days nobody can ask that each thing happens.
      if (runs >= 20) expect(Math.min(met.rows / 20, met.moved, met.late)).toBeGreaterThan(0)
    })

    test('behind every figure of the report, of the whole and of every group, are as many as it says', async () => {
      const met = { rows: 0 }
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { minLength: 20, maxLength: 60, size: 'max' }), async (happenings) => {
          const log = await aLog(await open())
          await live(log, happenings)
          const found = await lists(log)
          expect(found.map(({ has, of }) => [has, of])).toEqual(found.map(({ says }) => [says, says]))
          met.rows += found.reduce((sum, { has }) => sum + has, 0)
        }),
        { numRuns: Math.ceil(runs / 5), seed: 20270112 },
      )
      expect(FIGURES.filter((figure) => figureOf(figure) === null)).toEqual([])
      expect(met.rows).toBeGreaterThan(20)
    })

    test('of a day that goes on are made again with every report, and those of a day that is over stay', async () => {
      const log = await aLog(await open())
      const pen = new Pen('d-1')
      await log.push(pen, [pen.write('appointmentBooked', { appointment: 'a-1', service: 'tax', at: NINE, desk: null })], 'lead')
      const whyAt = async (now: number) => {
        await makeDays(log.store, CENTRE, now, FIRST, LAST)
        return [(await rows(log)).appointments[0]?.why, await log.store.read(({ reports }) => reports.days(CENTRE, FIRST, LAST))]
      }
      expect(await whyAt(NINE)).toEqual(['toCome', [{ day: '2027-01-12', due: true }]])
      expect(await whyAt(NINE + 16 * MINUTE)).toEqual(['didNotAttend', [{ day: '2027-01-12', due: true }]])
      expect(await whyAt(LATER)).toEqual(['didNotAttend', [{ day: '2027-01-12', due: false }]])
    })

    test('follow a standard that is set weeks later for days that are over, and no desk that is changed later', async () => {
      const log = await aLog(await open())
      const pen = new Pen('d-1')
      const setUp = { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }
      const notice = { notice: 'n-1', reason: 'busy', expectedAt: NINE + 10 * MINUTE, how: ['screen' as const], screenLive: true, lapsesAt: NINE + HOUR }
      const late = { day: '2027-01-20', at: NINE + 8 * 24 * HOUR }
      await log.push(
        pen,
        [
          ...[pen.write('centreSetUp', setUp), pen.write('serviceSet', TAX), pen.write('deskSet', { desk: 'one', label: 'Desk 1', services: ['tax'] })],
          pen.write('arrived', { visit: 'v-1', greeted: true, booked: { id: 'a-1', at: NINE, service: 'tax', desk: null } }, { at: NINE - MINUTE }),
          pen.write('numberGiven', { visit: 'v-1', ticket: '1', enquiry: 'v-1-e', service: 'tax', needs: [], callBy: 'screen', partySize: 1 }),
          pen.write('delayTold', { ...notice, scope: { of: 'desk', desk: 'one' } }, { at: NINE + MINUTE }),
          pen.called('v-1', 'one', NINE + 9 * MINUTE),
        ],
        'lead',
      )
      const why = async () => {
        await makeDays(log.store, CENTRE, LATER, FIRST, LAST)
        return (await rows(log)).appointments[0]?.why
      }
      expect(await why()).toBe('told')
      await log.push(pen, [pen.write('deskSet', { desk: 'two', label: 'Desk 2', services: ['tax'] }, late)], 'lead')
      await rebuildReports({ store: log.store, clock: { now: () => LATER, rate: () => 1 } }, CENTRE)
      expect(await why()).toBe('told')
      const standards = { greetedWithin: 2, onTimeWithin: 10, grace: 15, longWait: 40, keepPlace: 30 }
      await log.push(pen, [pen.write('standardsSet', { ...standards, from: '2027-01-13' }, late)], 'lead')
      expect(await why()).toBe('told')
      await log.push(pen, [pen.write('standardsSet', { ...standards, from: '2027-01-12' }, late)], 'lead')
      expect(await why()).toBe('onTime')
    })

    test('of days that are over are there before anybody asks; today has none until then', async () => {
      const log = await aLog(await open())
      const pen = new Pen('d-1')
      await log.push(
        pen,
        [pen.write('centreSetUp', { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }), pen.arrived('v-1')],
        'lead',
      )
      await log.push(pen, [pen.write('arrived', { visit: 'v-2', greeted: true, booked: null }, { day: '2027-01-13', at: NINE + 24 * HOUR })])
      // One in the morning of the 13th in London.
      const clock = { now: () => NINE + 16 * HOUR, rate: () => 1 }
      await keepReports({ store: log.store, folded: log.folded, clock } as unknown as Parts)
      expect((await rows(log)).visits.map(({ visit }) => visit)).toEqual(['v-1'])
      expect(await log.store.read(({ reports }) => reports.days(CENTRE, FIRST, LAST))).toEqual([
        { day: '2027-01-12', due: false },
        { day: '2027-01-13', due: true },
      ])
    })

    test('are thrown away where the log is another one now, or another release made them', async () => {
      const log = await aLog(await open())
      const pen = new Pen('d-1')
      await log.push(pen, [pen.arrived('v-1')])
      const upTo = await makeDays(log.store, CENTRE, LATER, FIRST, LAST)
      for (const other of [
        { ...upTo, hash: 'f'.repeat(64) },
        { ...upTo, made: upTo.made - 1 },
        { ...upTo, n: 7 },
      ]) {
        await log.store.write(async ({ reports }) => {
          await reports.setUpTo(CENTRE, other)
          await reports.put(CENTRE, { day: '2027-01-05', due: false }, { appointments: [], visits: [(await reports.rows(CENTRE, FIRST, LAST)).visits[0]!] })
        })
        expect(await makeDays(log.store, CENTRE, LATER, FIRST, LAST)).toEqual(upTo)
        expect((await rows(log)).visits.map(({ day }) => day)).toEqual(['2027-01-12'])
      }
    })
  })
}
