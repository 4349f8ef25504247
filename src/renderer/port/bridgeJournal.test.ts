import { expect, test } from 'vitest'
import type { KeepAnswer, KeptEvent } from '#wire/ipc.ts'
import { DESK_ASKS, IPC_LIMITS } from '#wire/ipc.ts'
import { makeBridgeJournal } from './bridgeJournal.ts'

const event = (dseq: number): KeptEvent => ({ id: `e${dseq}`, inc: 'i', dseq, raw: '{}' })

/** A hatch that checks what it is asked as main does. */
function hatch(answer: KeepAnswer) {
  const asked: string[][] = []
  const keep = async (events: KeptEvent[]): Promise<KeepAnswer> => {
    asked.push(DESK_ASKS.keep.parse([events])[0].map(({ id }) => id))
    return answer
  }
  const forget = async (ids: string[]): Promise<KeepAnswer> => {
    asked.push(DESK_ASKS.forget.parse([ids])[0])
    return answer
  }
  return { asked, keep, forget, kept: async () => ('fault' in answer ? answer : { events: [event(1)] }) }
}

test('many events are handed over in order, no more at once than main takes', async () => {
  const foyer = hatch({ ok: true })
  const events = Array.from({ length: IPC_LIMITS.kept * 2 + 1 }, (_, i) => event(i + 1))
  await makeBridgeJournal(foyer).add(events)
  expect(foyer.asked.map((ids) => ids.length)).toEqual([IPC_LIMITS.kept, IPC_LIMITS.kept, 1])
  expect(foyer.asked.flat()).toEqual(events.map(({ id }) => id))
  await makeBridgeJournal(foyer).forget(['e1'])
  expect(await makeBridgeJournal(foyer).kept()).toEqual([event(1)])
})

test.each([
  ['full', 'QuotaExceededError'],
  ['tooMuch', 'JournalError'],
  ['failed', 'JournalError'],
] as const)('%s is thrown as a %s', async (fault, name) => {
  const journal = makeBridgeJournal(hatch({ fault }))
  for (const asking of [journal.add([event(1)]), journal.forget(['e1']), journal.kept()]) await expect(asking).rejects.toMatchObject({ name })
})
