/* A few trials of each kind that needs no browser, so that the harness itself does not rot. All of them: npm run -s trials. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { sqliteHost } from './hosts.ts'
import { hubControl, hubTrials, killHub, powerCut } from './hubTrials.ts'
import { LoopDisk, whyNoDisk } from './loopDisk.ts'
import { ownFolder } from './ownFolder.ts'

/** Programs are started many times over, on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

const random = () => Math.random()
const said = () => undefined
const noDisk = whyNoDisk()

function aDisk(): LoopDisk {
  const disk = LoopDisk.make(64)
  onTestFinished(() => disk.destroy())
  return disk
}

test('a hub that is killed keeps what it answered, once', async () => {
  const folder = ownFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const verdict = await hubTrials({ store: 'hub', host: await sqliteHost(folder), interrupt: killHub, trials: 2, random, said })
  expect(verdict).toMatchObject({ trials: 2, lost: 0, doubled: 0, troubles: [] })
  expect(verdict.acknowledged).toBeGreaterThan(0)
})

describe.skipIf(noDisk !== null)(`a power cut${noDisk === null ? '' : ` (${noDisk})`}`, () => {
  test('takes nothing from SQLite that the hub had answered', async () => {
    const disk = aDisk()
    const host = await sqliteHost(join(disk.at, 'hub'))
    const verdict = await hubTrials({ store: 'SQLite', host, interrupt: powerCut(disk, random), joined: () => disk.settle(), trials: 2, random, said })
    expect(verdict).toMatchObject({ trials: 2, lost: 0, doubled: 0, troubles: [] })
    expect(verdict.acknowledged).toBeGreaterThan(0)
  })

  test('is seen to take it from a SQLite that does not flush', async () => {
    const disk = aDisk()
    const verdict = await hubControl({ store: 'control', host: await sqliteHost(join(disk.at, 'hub'), false), disk, random })
    expect(verdict.lost).toBeGreaterThan(0)
  })
})
