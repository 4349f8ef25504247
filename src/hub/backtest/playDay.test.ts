import { describe, expect, test } from 'vitest'
import { dayOf } from '#domain/centre/state.ts'
import { byDay } from './backtest.ts'
import { HistoryPlayer } from './playDay.ts'
import { readHistory } from './readHistory.ts'

const HEAD = 'arrived,service,called,ended,desk,outcome,appointment'
const DAY = '2027-01-12'

/** `9:30 Parking 9:41 9:55 1`: arrived, service, called, ended, desk, outcome, appointment of one day; - is empty. */
function days(...lines: string[]) {
  const rows = lines.map((line) => {
    const [arrived, service, called, ended, desk, outcome, appointment] = line.split(' ').map((field) => (field === '-' ? '' : field))
    const at = (time = '') => (time === '' ? '' : time.includes('T') ? time : `${DAY} ${time}`)
    return [at(arrived), service, at(called), at(ended), desk, outcome?.replaceAll('_', ' '), at(appointment)].join(',')
  })
  const history = readHistory([HEAD, ...rows].join('\n'), 'Europe/London')
  if ('wrong' in history) throw new Error(JSON.stringify(history.wrong))
  return byDay(history.visits)
}

/** What is known at each moment that is asked for. */
function playing(...lines: string[]) {
  const player = new HistoryPlayer('Europe/London')
  const moments: { clock: string; of: string | null; situations: string[]; open: string[]; does: Record<string, readonly string[]> }[] = []
  for (const [day, visits] of days(...lines))
    player.play(day, visits, ({ centre, at, visit }) => {
      const { state } = centre
      moments.push({
        clock: new Date(at).toISOString().slice(11, 19),
        of: visit,
        situations: [...dayOf(state, day).visits.values()].map(({ situation }) => situation.is),
        open: [...state.desks.values()].flatMap(({ id, isOpen }) => (isOpen ? [id] : [])),
        does: Object.fromEntries([...state.desks.values()].map(({ id, services }) => [id, services])),
      })
    })
  return { moments, state: player.centre.state }
}

describe('a day that is played', () => {
  test('asks for each walk-in as they come, before anything else of that second, and every five minutes while somebody waits', () => {
    const { moments } = playing('09:30 Tax 09:30 09:40 1', '09:32 Tax 09:41:30 09:50 1', '09:33 Tax 09:50 09:55 1 - 10:00')
    expect(moments.map(({ clock, of, situations }) => [clock, of, situations])).toEqual([
      ['09:30:00', '2027-01-12/0', ['waiting']],
      ['09:32:00', '2027-01-12/1', ['beingSeen', 'waiting']],
      ['09:35:00', null, ['beingSeen', 'waiting', 'waiting']],
      ['09:40:00', null, ['beingSeen', 'waiting', 'waiting']],
    ])
  })

  test('takes a desk as open from its first call on, and as closed by the next day', () => {
    const { moments } = playing('09:30 Tax 09:31 09:40 1', '09:32 Tax 09:41 09:50 2', '2027-01-13T09:30 Tax 2027-01-13T09:40 2027-01-13T09:50 1')
    expect(moments.filter(({ of }) => of !== null).map(({ open }) => open)).toEqual([[], ['1'], []])
  })

  test('lets a desk do what it was seen to do, and any desk what nobody was seen to do yet', () => {
    const { moments } = playing(
      '09:30 Tax 09:30 09:40 1',
      '09:41 Visa 09:42 09:50 2',
      '09:51 Tax 09:51 09:55 1',
      '09:56 Tax 09:56 09:58 2',
      '09:59 Tax 09:59 10:00 1',
    )
    // What a day's lines ask for is offered from its beginning, as a centre knows what it offers.
    expect(moments.filter(({ of }) => of !== null).map(({ does }) => does)).toEqual([
      {},
      { 1: ['Tax', 'Visa'] },
      { 1: ['Tax'], 2: ['Visa'] },
      { 1: ['Tax'], 2: ['Visa'] },
      { 1: ['Tax'], 2: ['Visa', 'Tax'] },
    ])
  })

  test('lets somebody whose leaving nobody saw go when one who came later for the same is called', () => {
    const { moments } = playing('09:30 Tax - - - left', '09:31 Visa 09:33 09:36 1', '09:34 Tax 09:38 09:50 1', '09:39 Tax 09:50 09:55 1')
    expect(moments.map(({ clock, situations }) => [clock, situations[0]])).toEqual([
      ['09:30:00', 'waiting'],
      ['09:31:00', 'waiting'],
      ['09:34:00', 'waiting'],
      ['09:35:00', 'waiting'],
      ['09:39:00', 'left'],
      ['09:40:00', 'left'],
      ['09:45:00', 'left'],
      ['09:50:00', 'left'],
    ])
  })

  test('knows the appointments of its day from the beginning, also of those who did not come', () => {
    const { state } = playing(
      '09:30 Tax 09:31 09:31 1',
      '09:55 Tax 10:00 10:10 1 seen 10:00',
      '- Tax - - - did_not_attend 11:00',
      '09:40 Tax 09:45 09:46 1 did_not_answer',
    )
    const day = dayOf(state, DAY)
    expect([...day.appointments.values()].map(({ visit }) => visit === null)).toEqual([false, true])
    expect([...day.visits.values()].map(({ situation }) => situation.is)).toEqual(['completed', 'left', 'completed'])
  })
})
