/* Which trials there are. One series after the other, each on a disk or in a folder of its own. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenNeeded } from '#scripts/buildWhenNeeded.ts'
import { Desk } from './desk.ts'
import type { BackEnd } from './desk.ts'
import { deskPowerCut, deskTrials, killBrowser } from './deskTrials.ts'
import { hubControl, hubTrials, killHub, powerCut } from './hubTrials.ts'
import { postgresHost, sqliteHost } from './hosts.ts'
import { LoopDisk, whyNoDisk } from './loopDisk.ts'
import { ownFolder } from './ownFolder.ts'
import { isAsItShould, sayVerdict } from './verdict.ts'
import type { Verdict } from './verdict.ts'

type Asked = { store?: string; trials: number | null; json: boolean }
type Series = (trials: number, said: (line: string) => void) => (() => Promise<Verdict>)[]

const random = () => Math.random()
const WITH_SCREENS = ['desk', 'browser']
const POWER = 20
const KILL = 50
/** A PC's profile of Chromium, or a cluster of PostgreSQL. */
const LARGE = 512

const SERIES: Record<string, Record<string, Series>> = {
  power: {
    sqlite: (trials, said) => [
      () => onDisk(64, async (disk) => hubTrials({ store: 'SQLite', host: await sqliteHost(join(disk.at, 'hub')), ...cutting(disk), trials, said })),
      () => onDisk(64, async (disk) => hubControl({ store: 'SQLite, synchronous off', host: await sqliteHost(join(disk.at, 'hub'), false), disk, random })),
    ],
    postgres: (trials, said) => [
      () => onDisk(LARGE, async (disk) => hubTrials({ store: 'PostgreSQL', host: await postgresHost(disk.at), ...cutting(disk), trials, said })),
      () => onDisk(LARGE, async (disk) => hubControl({ store: 'PostgreSQL, fsync off', host: await postgresHost(disk.at), disk, random })),
    ],
    desk: (trials, said) => [
      () => deskCut('leveldb', true, trials, said),
      () => deskCut('sqlite', true, trials, said),
      () => deskCut('leveldb', false, 1, said),
      () => deskCut('sqlite', false, 1, said),
    ],
  },
  kill: {
    hub: (trials, said) => [
      () => inFolder(async (folder) => hubTrials({ store: 'hub on SQLite', host: await sqliteHost(folder), interrupt: killHub, trials, random, said })),
    ],
    postgres: (trials, said) => [
      () => inFolder(async (folder) => hubTrials({ store: 'hub on PostgreSQL', host: await postgresHost(folder), interrupt: killHub, trials, random, said })),
    ],
    browser: (trials, said) => [
      () => inFolder((folder) => deskTrials({ store: 'browser', desk: new Desk(folder, 'leveldb'), interrupt: killBrowser, trials, random, said })),
    ],
  },
}

/** True when all is as it should be. A string says why nothing was tried. */
export async function runTrials(kind: string, { store, trials, json }: Asked, usage: string): Promise<boolean | string> {
  const known = SERIES[kind]
  if (!known || (store !== undefined && !known[store])) return usage
  const no = kind === 'power' ? whyNoDisk() : null
  if (no !== null) return `Nothing was tried: ${no}.`
  const verdicts: Verdict[] = []
  for (const [name, series] of Object.entries(known)) {
    if (store !== undefined && store !== name) continue
    const built = WITH_SCREENS.includes(name) ? await buildWhenNeeded(() => console.error('Building the screens …')) : null
    if (built && !built.ok) return `The build failed:\n${built.output}`
    for (const run of series(trials ?? (kind === 'power' ? POWER : KILL), (line) => console.error(line))) {
      const verdict = await run()
      verdicts.push(verdict)
      if (!json) console.log(sayVerdict(verdict))
    }
  }
  if (json) console.log(JSON.stringify({ [kind]: verdicts }))
  return verdicts.every(isAsItShould)
}

function cutting(disk: LoopDisk) {
  return { interrupt: powerCut(disk, random), joined: () => disk.settle(), random }
}

function deskCut(backEnd: BackEnd, strict: boolean, trials: number, said: (line: string) => void): Promise<Verdict> {
  const store = `desk, IndexedDB on ${backEnd === 'leveldb' ? 'LevelDB' : 'SQLite'}${strict ? '' : ', relaxed'}`
  return onDisk(LARGE, (disk) => {
    const desk = new Desk(join(disk.at, 'profile'), backEnd, strict)
    return deskTrials({ store, desk, interrupt: deskPowerCut(disk, random), joined: () => disk.settle(), trials, random, said })
  })
}

async function onDisk<T>(megabytes: number, work: (disk: LoopDisk) => Promise<T>): Promise<T> {
  const disk = LoopDisk.make(megabytes)
  try {
    return await work(disk)
  } finally {
    disk.destroy()
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = ownFolder()
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
