/* The simulator's hub store keeps the promises of the port, or what the simulator finds would not count. */
import { expect, test } from 'vitest'
import { storeContract } from '#test/hub/storeContract.ts'
import { MemoryDisk, memoryStore } from './memoryStore.ts'

storeContract('memory', async () => {
  const disk = new MemoryDisk()
  return { store: memoryStore(disk), reopen: async () => memoryStore(disk) }
})

const never = () => new Promise<void>(() => undefined)
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('a crash in the middle of a transaction leaves nothing of it', async () => {
  const disk = new MemoryDisk()
  void memoryStore(disk).write(async ({ log }) => {
    await log.addCentre('c', 1, 'e'.repeat(64))
    await never()
  })
  await turn()
  disk.crash(false)
  expect(await memoryStore(disk).read(({ log }) => log.centre('c'))).toBeNull()
})

test.each([
  ['a killed process leaves what it had written', false, true],
  ['a power cut takes what was not flushed', true, false],
])('%s', async (_, power, there) => {
  const disk = new MemoryDisk()
  void memoryStore(disk, { statement: () => Promise.resolve(), flush: never }).write(({ log }) => log.addCentre('c', 1, 'e'.repeat(64)))
  await turn()
  disk.crash(power)
  expect((await memoryStore(disk).read(({ log }) => log.centre('c'))) !== null).toBe(there)
})
