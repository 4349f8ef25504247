/* Waiting-room screens and staff devices on real sockets of a real hub. */
import { describe, expect, test } from 'vitest'
import type { ScreensDown } from '#wire/screens.ts'
import { newsDown } from '#wire/news.ts'
import { aHub, TestDevice } from './aHub.ts'
import type { Heard, TestHub } from './aHub.ts'
import { NINE } from './events.ts'

type Frame = { current: { ticket: string; at: number } | null }
const CLOCK = { now: () => NINE + 7000, rate: () => 1 }

const screensOf = (fits: (news: ScreensDown) => boolean) => (message: unknown) => {
  const news = newsDown.parse(message)
  return news.t === 'screens' && fits(news)
}
const drew = ({ socket }: Heard, call: Frame['current'], sound = true) =>
  socket.send(JSON.stringify({ t: 'drawn', call: call && { ticket: call.ticket, at: call.at }, sound }))
const isCall = (message: unknown) => (message as Frame).current !== null

/** A hub on which number 7 was called to desk 1, with the desk's live line. */
async function calledSeven() {
  const hub = await aHub({ clock: CLOCK })
  const desk = await TestDevice.join(hub, 'adviser', 'Desk 1', 'desk-1')
  const lead = await TestDevice.join(hub, 'lead', 'Lead')
  const { pen } = lead
  await lead.push([
    pen.write('deskSet', { desk: 'desk-1', label: 'Desk 1', services: [] }),
    pen.arrived('a'),
    pen.numbered('a', '7'),
    pen.called('a', 'desk-1'),
  ])
  return { hub, desk, lead, news: await desk.news() }
}
const wall = async (hub: TestHub, label = 'Wall') => {
  const device = await TestDevice.join(hub, 'display', label)
  return { device, board: await device.board() }
}

describe('staff devices', () => {
  test('hear when a call was shown, and on how many screens', async () => {
    const { hub, news } = await calledSeven()
    const [one, two] = [await wall(hub), await wall(hub, 'Hall')]
    for (const { board } of [one, two]) drew(board, ((await board.until(isCall)) as Frame).current)
    const heard = await news.until(screensOf(({ live, shown }) => live.length === 2 && shown[0]?.screens === 2))
    expect(heard).toMatchObject({ live: [{ sound: true }, { sound: true }], shown: [{ ticket: '7', at: NINE, shownAt: NINE + 7000, silent: 0 }] })
    for (const word of ['visit', 'service', 'desk', 'name']) expect(JSON.stringify(heard)).not.toContain(word)
  })

  test('hear at once when a screen’s line is gone, and the proof stays', async () => {
    const { hub, news } = await calledSeven()
    const { board } = await wall(hub)
    drew(board, ((await board.until(isCall)) as Frame).current)
    await news.until(screensOf(({ live }) => live.length === 1))
    board.socket.terminate()
    expect(await news.until(screensOf(({ live }) => live.length === 0))).toMatchObject({ shown: [{ ticket: '7', screens: 1 }] })
  })

  test('that come later are told at once', async () => {
    const { hub, lead, news } = await calledSeven()
    const { board } = await wall(hub)
    drew(board, ((await board.until(isCall)) as Frame).current, false)
    await news.until(screensOf(({ live }) => live.length === 1))
    await (await lead.news()).until(screensOf(({ live, shown }) => live[0]?.sound === false && shown[0]?.silent === 1))
  })

  test('a line that is open and says nothing is no live screen', async () => {
    const { hub, lead } = await calledSeven()
    const { board } = await wall(hub)
    await board.until(isCall)
    expect((await lead.ask('POST', 'chime')).body).toEqual({ screens: 0, played: 0 })
  })

  test('what a screen says that it was not sent, or that nobody can read, counts for nothing', async () => {
    const { hub, news } = await calledSeven()
    const { board } = await wall(hub)
    await board.until(isCall)
    for (const text of ['', '{', '{"t":"drawn"}', '[]', JSON.stringify({ t: 'drawn', call: { ticket: '99', at: NINE }, sound: true })]) board.socket.send(text)
    board.socket.send(JSON.stringify({ t: 'drawn', call: null, sound: true, name: 'Ana' }))
    drew(board, null)
    const heard = (await news.until(screensOf(({ live }) => live.length === 1))) as ScreensDown
    expect(heard.shown).toEqual([])
  })
})

describe('a desk’s own window', () => {
  test('counts for the other desks, and its calls are shown', async () => {
    const { desk, lead } = await calledSeven()
    const news = await lead.news()
    expect((await desk.ask('POST', 'screen', { t: 'drawn', call: { ticket: '7', at: NINE }, sound: true })).status).toBe(204)
    await news.until(screensOf(({ live, shown }) => live.length === 1 && shown[0]?.screens === 1))
    expect((await desk.ask('POST', 'screen', { t: 'drawn', call: { ticket: 'Ana', at: NINE }, sound: true })).status).toBe(400)
  })

  test('is asked for the chime down the desk’s line, unless that desk asks itself', async () => {
    const { desk, lead, news } = await calledSeven()
    await desk.ask('POST', 'screen', { t: 'drawn', call: null, sound: true })
    const tested = lead.ask('POST', 'chime')
    const { id } = (await news.until((message) => (message as { t: string }).t === 'chime')) as { id: string }
    await desk.ask('POST', 'screen', { t: 'played', id })
    expect((await tested).body).toEqual({ screens: 1, played: 1 })
    await lead.ask('POST', 'screen', { t: 'drawn', call: null, sound: true })
    await lead.news()
    expect((await lead.ask('POST', 'chime')).body).toMatchObject({ screens: 1 })
  })
})

describe('a test of the chime', () => {
  test('reaches every live screen, and says how many played', async () => {
    const { hub, lead, news } = await calledSeven()
    const [plays, mute] = [await wall(hub), await wall(hub, 'Hall')]
    drew(plays.board, null)
    drew(mute.board, null, false)
    await news.until(screensOf(({ live }) => live.length === 2))
    const tested = lead.ask('POST', 'chime')
    const { id } = (await plays.board.until((message) => (message as { t?: string }).t === 'chime')) as { id: string }
    plays.board.socket.send(JSON.stringify({ t: 'played', id }))
    expect((await tested).body).toEqual({ screens: 2, played: 1 })
  })

  test('is for the welcome desk and the team lead', async () => {
    const hub = await aHub()
    const statusOf = async (role: 'welcome' | 'lead' | 'adviser' | 'display') => (await (await TestDevice.join(hub, role)).ask('POST', 'chime')).status
    expect([await statusOf('welcome'), await statusOf('lead'), await statusOf('adviser'), await statusOf('display')]).toEqual([200, 200, 403, 403])
  })
})
