/* Small days, through a hub of their own. */
import { describe, expect, test } from 'vitest'
import type { DayFile } from '#scripts/replay/dayFile.ts'
import { inPushes, must } from '#scripts/replay/device.ts'
import { play, untilDue } from '#scripts/replay/play.ts'
import { timeline } from '#scripts/replay/timeline.ts'
import { aHub } from '#test/hub/aHub.ts'
import { aDayFile, at } from './aDay.ts'

async function played(file: DayFile) {
  const hub = await aHub({ demoClock: true })
  const said: string[] = []
  const { code } = await hub.makeCode('lead', 'Replay', null)
  const setClock: Parameters<typeof play>[0]['setClock'] = async (lead, now, rate) => void must(await lead.road.setClock(now, rate))
  const { counts, report } = await play({ hub: hub.url, leadCode: code, file, speed: Number.POSITIVE_INFINITY, setClock, said: (line) => void said.push(line) })
  return { said, counts, report }
}
const steps = (file: DayFile) => timeline(file).map((step) => `${step.what}${'visit' in step ? ` ${step.visit.id}` : ''}`)
const seen = (id: string, called: string, started: string, ended: string, arrived = '09:00') => ({
  id,
  counter: 'Counter 1',
  arrivedAt: at(arrived),
  calledAt: at(called),
  startedAt: at(started),
  endedAt: at(ended),
})

describe('a replayed day', () => {
  test('without appointments is played', async () => {
    const { said, counts } = await played(aDayFile([seen('a', '09:05', '09:06', '09:10'), { id: 'b', leftAt: at('09:20') }]))
    expect(said).toEqual([])
    expect(counts).toMatchObject({ arrivals: 2, walkIns: 2, appointments: 0, served: 1, leftBeforeCalled: 1 })
  })

  test('with no visit at all is played', async () => {
    expect((await played(aDayFile([]))).counts).toMatchObject({ arrivals: 0, served: 0 })
  })

  test('on which things happen at one instant refuses nobody', async () => {
    const file = aDayFile([
      seen('at-once', '09:00', '09:00', '09:00'),
      seen('until-next', '09:00', '09:00', '09:30'),
      seen('next', '09:30', '09:31', '09:31'),
      seen('also', '09:31', '09:31', '09:31'),
      { id: 'gone', arrivedAt: at('09:31'), leftAt: at('09:31') },
      seen('last', '12:00', '12:00', '12:05'),
    ])
    const { said, counts } = await played(file)
    expect(said).toEqual([])
    expect(counts).toMatchObject({ arrivals: 6, served: 5, leftBeforeCalled: 1 })
  })

  test('keeps each visit’s own order, and a desk’s finish before its next call', () => {
    const file = aDayFile([
      seen('next', '09:30', '09:30', '09:30'),
      seen('first', '09:00', '09:00', '09:30'),
      { id: 'gone', arrivedAt: at('09:30'), leftAt: at('09:30') },
    ])
    expect(steps(file)).toEqual(
      ['open', 'arrive next', 'arrive first', 'call first', 'start first', 'finish first', 'arrive gone', 'leave gone', 'call next', 'start next'].concat([
        'finish next',
        'close',
      ]),
    )
  })

  test('says of each appointment whether the promise was kept, by the file’s own reference', async () => {
    const booked = (id: string, called: string, delayNotice: Record<string, unknown> | null = null) => ({
      ...seen(id, called, called, called, '09:20'),
      ticket: id.toUpperCase(),
      kind: 'appointment',
      appointmentAt: at('09:30'),
      delayNotice,
    })
    const notice = (time: string, estimated: string | null) => ({
      at: at(time),
      reason: 'We are busier than usual',
      estimatedTime: estimated === null ? null : at(estimated),
    })
    const { said, report } = await played(
      aDayFile([
        booked('a', '09:35'),
        booked('b', '09:36'),
        booked('c', '09:45', notice('09:30', '09:45')),
        booked('d', '09:50', notice('09:30', null)),
        booked('e', '09:51', { ...notice('09:31', '09:50'), reason: null }),
        booked('f', '10:00', notice('09:31', '09:50')),
      ]),
    )
    expect(said).toEqual([])
    expect(report).toEqual({
      onTime: 1,
      appointmentsSeen: 6,
      punctualityPercent: 16.7,
      late: 5,
      toldInFullAndInTime: 1,
      promiseKeptPercent: 33.3,
      missed: [
        { ref: 'F', why: 'not told again' },
        { ref: 'E', why: 'told without a reason' },
        { ref: 'D', why: 'told without a time' },
        { ref: 'B', why: 'not told' },
      ],
    })
  })

  test('is not late because its steps take time', () => {
    expect(untilDue(60_000, 60, 0)).toBe(1000)
    expect(untilDue(60_000, 60, 400)).toBe(600)
    expect(untilDue(60_000, 60, 1700)).toBe(0)
  })
})

test('pushes are as large as the hub takes, by number and by bytes', () => {
  const sizes = (events: { raw: string }[]) => inPushes(events).map(({ length }) => length)
  expect(sizes([])).toEqual([])
  expect(sizes(Array.from({ length: 4001 }, () => ({ raw: '{}' })))).toEqual([2000, 2000, 1])
  expect(sizes(Array.from({ length: 120 }, () => ({ raw: 'é'.repeat(5000) })))).toEqual([104, 16])
})
