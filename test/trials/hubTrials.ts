/*
  A hub that is interrupted while devices push to it over HTTP. They go on as devices do: what had no answer they send again.
  Every event that was answered must be in the log once, under the number that was said, in a log without a hole.
*/
import { askHub } from '#hub/admin/askHub.ts'
import { joinHub } from '#test/support/testDevice.ts'
import type { Joined } from '#test/support/testDevice.ts'
import type { Host } from './hosts.ts'
import { HubWriter } from './hubWriter.ts'
import { LogReader } from './logReader.ts'
import type { LoopDisk } from './loopDisk.ts'
import { freeze, killAll } from './processes.ts'
import { begin } from './verdict.ts'
import type { Verdict } from './verdict.ts'

const WRITERS = 4
const SHORTEST = 200
const LONGEST = 900

export type Interrupt = (host: Host, trial: number) => Promise<void>

/** The power goes. In every second trial some pages had reached the disk before. */
export function powerCut(disk: LoopDisk, random: () => number): Interrupt {
  return async (host, trial) => {
    const frozen = await freeze(host.roots())
    if (trial % 2 === 1) await disk.writeBackSome(random)
    disk.copyAsItLies()
    await killAll(frozen)
    await host.gone()
    disk.comeBack()
  }
}

export const killHub: Interrupt = (host) => host.hub.kill('SIGKILL')

type HubTrials = {
  store: string
  host: Host
  trials: number
  interrupt: Interrupt
  random: () => number
  said: (line: string) => void
  /** After the devices have joined and the host is stopped: that was yesterday. */
  joined?: () => void
}

/** The host is not started yet; it is stopped at the end. Throws only where the trials themselves cannot go on. */
export async function hubTrials({ store, host, trials, interrupt, random, said, joined }: HubTrials): Promise<Verdict> {
  const verdict = begin(store)
  const began = performance.now()
  await host.start()
  try {
    const writers: HubWriter[] = []
    for (let i = 1; i <= WRITERS; i++) writers.push(new HubWriter(host.hub.url, await join(host, 'welcome', `Welcome ${i}`)))
    const reader = new LogReader(host.hub.url, await join(host, 'lead', 'Reader'))
    if (joined) {
      await host.stop()
      joined()
      await host.start()
    }
    for (let trial = 0; trial < trials; trial++) {
      verdict.trials++
      for (const writer of writers) writer.start(random)
      await new Promise((done) => setTimeout(done, SHORTEST + random() * (LONGEST - SHORTEST)))
      await interrupt(host, trial)
      verdict.acknowledged = count(writers)
      try {
        await host.start()
        for (const writer of writers) await writer.rest()
        await reader.read()
        verdict.troubles.push(...(await verify(host)))
      } catch (error) {
        verdict.troubles.push(`Trial ${trial + 1}: ${error instanceof Error ? error.message : String(error)}`)
      }
      verdict.lost = lost(writers, reader)
      verdict.doubled = reader.doubled
      if (verdict.troubles.length > 0) break
      said(`${store}: trial ${trial + 1}, ${verdict.acknowledged} acknowledged, ${verdict.lost} lost`)
    }
  } finally {
    await host.stop()
  }
  return { ...verdict, seconds: (performance.now() - began) / 1000 }
}

type HubControl = { store: string; host: Host; disk: LoopDisk; random: () => number }

/**
 * The control: one interruption of a store that is known to forget. Gives the verdict on what the devices had been told; they do
 * not go on, for the hub that they knew is gone.
 */
export async function hubControl({ store, host, disk, random }: HubControl): Promise<Verdict> {
  const verdict = { ...begin(store, true), trials: 1 }
  const began = performance.now()
  await host.start()
  try {
    const writer = new HubWriter(host.hub.url, await join(host, 'welcome', 'Welcome'))
    const reader = new LogReader(host.hub.url, await join(host, 'lead', 'Reader'))
    await host.stop()
    disk.settle()
    await host.start()
    await host.forget?.()
    writer.start(random)
    await new Promise((done) => setTimeout(done, LONGEST))
    await powerCut(disk, random)(host, 0)
    const told = new Map(writer.answered)
    verdict.acknowledged = told.size
    try {
      await host.start()
      await reader.read()
    } catch (error) {
      verdict.troubles.push(error instanceof Error ? error.message : String(error))
    }
    verdict.lost = [...told].filter(([id, n]) => reader.numbers.get(id) !== n).length
  } finally {
    await host.stop()
  }
  return { ...verdict, seconds: (performance.now() - began) / 1000 }
}

/** As the hub's own command line asks it. */
async function join({ hub, where }: Host, role: 'welcome' | 'lead', label: string): Promise<Joined> {
  const said = await askHub(where, { do: 'pair', for: { role, label, desk: null } })
  if (!('code' in said)) throw new Error(`No code: ${JSON.stringify(said)}`)
  return joinHub(hub.url, said.code)
}

async function verify({ where }: Host): Promise<string[]> {
  const said = await askHub(where, { do: 'verify' })
  return 'troubles' in said ? said.troubles : [`The hub could not verify its log: ${JSON.stringify(said)}`]
}

function count(writers: readonly HubWriter[]): number {
  return writers.reduce((sum, writer) => sum + writer.answered.size, 0)
}

function lost(writers: readonly HubWriter[], reader: LogReader): number {
  return writers.flatMap((writer) => [...writer.answered]).filter(([id, n]) => reader.numbers.get(id) !== n).length
}
