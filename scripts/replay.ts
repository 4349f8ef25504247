/*
  npm run -s replay -- FILE [--speed max|60] [--report] [--json] [--hub URL --code CODE]
  Plays a day file through a hub as paired devices, then prints what the hub's log says of the day.
*/
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Hub } from '#hub/hub.ts'
import { startHub } from '#hub/hub.ts'
import { healthDown } from '#wire/pair.ts'
import { readDayFile } from './replay/dayFile.ts'
import { must } from './replay/device.ts'
import { play } from './replay/play.ts'

const USAGE = 'Usage: npm run -s replay -- FILE [--speed max|60] [--report] [--json] [--hub URL --code CODE]'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      speed: { type: 'string', default: '60' },
      json: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      hub: { type: 'string' },
      code: { type: 'string' },
    },
  })
  const path = positionals[0]
  if (path === undefined || positionals.length > 1) throw new Error(USAGE)
  const speed = values.speed === 'max' ? Number.POSITIVE_INFINITY : Number(values.speed)
  if (!(speed > 0)) throw new Error(`--speed is "max" or a number above 0, not "${values.speed}".`)
  const file = readDayFile(path)
  const said = (line: string) => console.error(line)
  const stage = values.hub === undefined ? await ownHub(said, values.json) : await theirHub(values.hub, values.code)
  try {
    const { counts, report } = await play({
      hub: stage.url,
      leadCode: stage.leadCode,
      file,
      speed,
      said,
      setClock: async (lead, now, rate) => void must(await lead.road.setClock(now, rate)),
    })
    const {
      arrivals,
      walkIns,
      appointments,
      answeredAtWelcomeDesk,
      served,
      leftBeforeCalled,
      medianWalkInWaitMinutes,
      p90WalkInWaitMinutes,
      longestWalkInWaitMinutes,
    } = counts
    const figures = {
      arrivals,
      walkIns,
      appointments,
      answeredAtWelcomeDesk,
      served,
      leftBeforeCalled,
      medianWalkInWaitMinutes,
      p90WalkInWaitMinutes,
      longestWalkInWaitMinutes,
    }
    const { missed, ...kept } = report
    if (values.json) console.log(JSON.stringify(values.report ? { ...figures, ...report } : figures))
    else {
      for (const [name, figure] of Object.entries(values.report ? { ...figures, ...kept } : figures))
        console.log(`${name.padEnd(26)} ${figure ?? 'not measured'}`)
      if (values.report) for (const { ref, why } of missed) console.log(`${'missed'.padEnd(26)} ${ref}: ${why}`)
    }
  } finally {
    await stage.close()
  }
}

/** A hub on a fresh folder with a clock that the replay drives. Its addresses are printed, so that the day can be watched. */
async function ownHub(said: (line: string) => void, quiet: boolean): Promise<{ url: string; leadCode: string; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-replay-'))
  const hub: Hub = await startHub({ dataDir, port: 0, demoClock: true, limits: { pairPerMinute: 1000, devicePerMinute: 1_000_000 } })
  const close = async () => {
    await hub.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  process.once('SIGINT', () => void close().then(() => process.exit(130)))
  if (!quiet)
    for (const role of ['display', 'lead'] as const)
      said(`Watch it as ${role}: ${hub.url}/#${(await hub.makeCode(role, role === 'lead' ? 'Team lead' : 'Waiting room', null)).code}`)
  return { url: hub.url, leadCode: (await hub.makeCode('lead', 'Replay', null)).code, close }
}

async function theirHub(address: string, code: string | undefined): Promise<{ url: string; leadCode: string; close(): Promise<void> }> {
  const url = address.replace(/\/+$/, '')
  const response = await fetch(`${url}/v1/health`).catch(() => null)
  const health = response?.ok ? healthDown.safeParse(await response.json()) : null
  if (!health?.success) throw new Error(`There is no Foyer hub at ${url}.`)
  if (!health.data.demoClock)
    throw new Error(`The hub at ${url} runs on the real clock. A day can only be replayed into a hub that was started with --demo-clock.`)
  if (code === undefined) throw new Error('Give a team lead’s pairing code of that hub with --code (npm run -s hub -- pair --role lead --label Replay).')
  return { url, leadCode: code, close: async () => undefined }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
