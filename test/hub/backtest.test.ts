/* `hub backtest FILE.csv` as people run it: a process, a file, and what it says. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './folders.ts'

const CLI = resolve(import.meta.dirname, '../../src/hub/cli.ts')
/** The machine may be busy: a process takes seconds to start then. */
const PATIENCE = 60_000
const HEAD = 'arrived,service,called,ended,desk,outcome'
const DAYS = ['2027-01-11', '2027-01-12', '2027-01-13', '2027-01-14', '2027-01-15']
/** Walk-ins of a day; every twelfth leaves, and the first comes before a desk has opened. */
const VISITS = 36

/** Days of two desks that see whoever came first; more come about noon than they can see at once. */
function history(): string {
  let seed = 7
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const clock = (minute: number) => `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute) % 60).padStart(2, '0')}`
  const lines = DAYS.flatMap((day) => {
    const free = [0, 0]
    const of: string[] = []
    for (let i = 0, now = 0; i < VISITS; i++) {
      now += i < 12 || i > 28 ? 9 * random() : 4 * random()
      const desk = free[0]! <= free[1]! ? 0 : 1
      const [called, left] = [Math.ceil(Math.max(now, free[desk]!)), i % 12 === 11]
      const service = i % 3 === 0 ? '"Council Tax, business rates"' : 'Parking'
      const ended = Math.ceil(called + (i % 3 === 0 ? 9 : 5) * (0.7 + 0.6 * random()))
      if (!left) free[desk] = ended
      of.push(
        `${day} ${clock(now)},${service},${left ? '' : `${day} ${clock(called)}`},${day} ${clock(left ? now + 3 : ended)},${left ? '' : desk + 1},${left ? 'left' : ''}`,
      )
    }
    return of
  })
  return [HEAD, ...lines].join('\n')
}

function backtest(text: string, ...options: string[]) {
  const file = join(ownFolder(), 'history.csv')
  writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'backtest', file, ...options], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr.replaceAll(file, 'FILE') }
}

test('a centre reads in plain words how its own days would have been estimated, beside what others would have said', { timeout: PATIENCE }, () => {
  const { status, out } = backtest(history())

  expect(status).toBe(0)
  expect(out).toContain('Learned on 2 days, 11 January 2027 to 12 January 2027. Estimated on 3 days, 13 January 2027 to 15 January 2027: 108 visits.')
  expect(out).toContain('9 of them left before they were called.')
  for (const title of ['When they came (96)', 'Every five minutes while they waited ('])
    expect(
      out
        .slice(out.indexOf(title))
        .split('\n')
        .slice(1, 6)
        .map((line) => /^ {2}(.+?) {2,}[\d.]+ +\d+ % +[\d.]+$/u.exec(line)?.[1])
        .toSorted(),
    ).toEqual(['Foyer', 'ridge regression on the queue', 'the formula of ZMS', 'what the last five called had waited', 'what the last one called had waited'])
})

test(
  'a program reads the same as figures; two desks that take turns are told better from their queue than from who was called last',
  { timeout: PATIENCE },
  () => {
    const { status, out } = backtest(history(), '--learn', '3', '--json')

    expect(status).toBe(0)
    const figures = JSON.parse(out)
    expect(figures).toMatchObject({ learnedOn: DAYS.slice(0, 3), testedOn: DAYS.slice(3), visits: 72, leftBeforeBeingCalled: 6, notUsed: [] })
    for (const kind of ['arrival', 'waiting']) {
      const { foyer, zms, last, average, ridge } = figures[kind]
      for (const one of [zms, last, average, ridge]) expect(one.n).toBe(foyer.n)
      expect(foyer.meanError).toBeLessThan(Math.min(last.meanError, average.meanError))
      expect(foyer.kept).toBeGreaterThan(0.8)
      expect(zms.foyerBeside).toBeCloseTo(foyer.meanError / Math.min(zms.meanError, zms.meanErrorAsItComes), 1)
    }
    expect(figures.arrival.foyer).toMatchObject({ n: 64, saidNothingFor: 2 })
  },
)

test('a file that cannot be read whole is not estimated, and each line says how to mend it', { timeout: PATIENCE }, () => {
  const { status, out, err } = backtest([HEAD, '2027-01-12 09:30,Parking,2027-01-12 09:20,2027-01-12 09:40,1,', '12.01.2027,Parking,,,,left'].join('\n'))

  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err.trimEnd().split('\n')).toEqual([
    'Nothing was estimated, because FILE cannot be read whole:',
    'line 2, called: 2027-01-12 09:20 is before they came, at 2027-01-12 09:30. Put one of the two right.',
    'line 3, arrived: “12.01.2027” is not a date and time. Write it like 2027-01-12 09:30 or 2027-01-12T09:30:15Z.',
  ])
})

test('where no desk has opened before somebody came, it says that it said nothing', { timeout: PATIENCE }, () => {
  const visit = (day: string) => `${day} 09:30,Parking,${day} 09:41,${day} 09:55,1,`
  const { status, out } = backtest([HEAD, visit('2027-01-12'), visit('2027-01-13')].join('\n'))

  expect(status).toBe(0)
  expect(out).toContain('Estimated on one day, 13 January 2027: one visit.')
  expect(out).toContain('When they came: Foyer said nothing for any of 1, because no desk had opened yet')
})

test('there must be a day to learn and one to estimate', { timeout: PATIENCE }, () => {
  const [head, ...lines] = history().split('\n')
  const first = [head, ...lines.filter((line) => line.startsWith(DAYS[0]!))].join('\n')

  expect(backtest(first)).toMatchObject({ status: 1, out: '', err: expect.stringContaining('FILE holds one day. It takes two at least') })
  expect(backtest(history(), '--learn', '5')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('Learn on fewer of them: --learn 4 or less.') })
})
