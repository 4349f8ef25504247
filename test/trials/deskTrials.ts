/*
  A desk that is interrupted while somebody works at it with the keyboard. Opened again it must share, once, everything that its
  screen had shown as saved.
*/
import { askHub } from '#hub/admin/askHub.ts'
import type { Envelope } from '#wire/event.ts'
import { HubProcess } from '#test/e2e/hubProcess.ts'
import { Line } from '#test/e2e/line.ts'
import { joinHub } from '#test/support/testDevice.ts'
import type { Desk, Shown } from './desk.ts'
import { killAtEnd } from './hosts.ts'
import { LogReader } from './logReader.ts'
import type { LoopDisk } from './loopDisk.ts'
import { freeze, killAll, treeOf } from './processes.ts'
import { begin } from './verdict.ts'
import type { Verdict } from './verdict.ts'

const SHORTEST = 400
const LONGEST = 1400
const FEWEST = 5
const MOST = 10_000

/** Ends the browser under the desk. `alone`: without a road to the hub from the first press on, so that nobody else has the events. */
export type DeskInterrupt = { alone: boolean; now(desk: Desk, trial: number): Promise<void> }

/** The PC's power goes. In every second trial some pages had reached the disk before. */
export function deskPowerCut(disk: LoopDisk, random: () => number): DeskInterrupt {
  return {
    alone: true,
    async now(desk, trial) {
      const frozen = await freeze([desk.pid])
      if (trial % 2 === 1) await disk.writeBackSome(random)
      disk.copyAsItLies()
      await killAll(frozen)
      await desk.close()
      disk.comeBack()
    },
  }
}

/** All processes of the browser at once, in the midst of work and sync. */
export const killBrowser: DeskInterrupt = {
  alone: false,
  async now(desk) {
    await killAll(treeOf(desk.pid))
    await desk.close()
  },
}

type DeskTrials = {
  store: string
  desk: Desk
  trials: number
  interrupt: DeskInterrupt
  random: () => number
  said: (line: string) => void
  /** After the desk has joined and is closed: that was yesterday. */
  joined?: () => void
}

export async function deskTrials({ store, desk, trials, interrupt, random, said, joined }: DeskTrials): Promise<Verdict> {
  const verdict = begin(store, !desk.strict)
  const began = performance.now()
  const hub = await HubProcess.start()
  killAtEnd(() => hub.pid)
  const line = await Line.to(hub.port)
  try {
    const reader = new LogReader(hub.url, await joinHub(hub.url, await hub.code('lead', 'Reader', null)))
    await desk.join(`${line.url}/#${await hub.code('welcome', 'Welcome desk', null)}`)
    // A browser writes its cookies within half a minute, or when it closes.
    await desk.close()
    joined?.()
    await desk.open()
    for (let trial = 0; trial < trials; trial++) {
      verdict.trials++
      await desk.level()
      await reader.read()
      if (interrupt.alone) line.cut()
      const working = desk.work(random)
      const after = SHORTEST + random() * (LONGEST - SHORTEST)
      if (!interrupt.alone && trial % 2 === 1) setTimeout(() => line.cut(), after / 2)
      await new Promise((done) => setTimeout(done, after))
      // On a busy machine few presses fit into the time.
      for (const end = Date.now() + MOST; seen(desk.shown) < FEWEST && Date.now() < end;) await new Promise((done) => setTimeout(done, 10 + random() * 50))
      await interrupt.now(desk, trial)
      await working
      const { shown } = desk
      line.mend()
      try {
        await desk.open()
        await desk.shared()
        const found = (await reader.read()).filter((event) => event.device === desk.id)
        tally(verdict, shown, found)
        verdict.troubles.push(...(await holes(desk)))
      } catch (error) {
        verdict.troubles.push(`Trial ${trial + 1}: ${error instanceof Error ? error.message : String(error)}`)
      }
      verdict.doubled += reader.doubled
      if (verdict.troubles.length > 0) break
      said(`${store}: trial ${trial + 1}, ${verdict.acknowledged} acknowledged, ${verdict.lost} lost`)
    }
    const checked = await askHub({ dataDir: hub.dataDir, database: null }, { do: 'verify' })
    verdict.troubles.push(...('troubles' in checked ? checked.troubles : [JSON.stringify(checked)]))
  } finally {
    await desk.close()
    line.close()
    await hub.stop()
  }
  return { ...verdict, seconds: (performance.now() - began) / 1000 }
}

function seen(shown: Shown): number {
  return shown.greeted + shown.answered + shown.tickets.length
}

function tally(verdict: Verdict, shown: Shown, found: readonly Envelope[]): void {
  const many = (type: string) => found.filter((event) => event.type === type).length
  const tickets = found.flatMap(({ type, body }) => (type === 'numberGiven' ? [String((body as { ticket: string }).ticket)] : []))
  const [arrived, answered] = [many('arrived'), many('answeredAtWelcomeDesk')]
  verdict.acknowledged += seen(shown)
  verdict.lost += Math.max(0, shown.greeted - arrived) + Math.max(0, shown.answered - answered)
  verdict.lost += shown.tickets.filter((ticket) => !tickets.includes(ticket)).length
  verdict.doubled += Math.max(0, arrived - shown.pressed.greeted) + Math.max(0, answered - shown.pressed.answered)
  verdict.doubled += tickets.length - new Set(tickets).size
}

/** The desk's own log must be the hub's: every number once, from the first on. */
async function holes(desk: Desk): Promise<string[]> {
  const numbers = await desk.numbers()
  const at = numbers.findIndex((n, i) => n !== i + 1)
  return at === -1 ? [] : [`The desk's log has number ${numbers[at]} in place ${at + 1}.`]
}
