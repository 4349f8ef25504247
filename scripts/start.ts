/*
  npm start: builds what is missing, starts the hub on this PC, and opens the desk: in Electron where its binary is there or
  can be had, else in the browser; without a display it prints the addresses. Ctrl-C stops all of it.
*/
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataDir } from '#hub/dataDir.ts'
import type { Hub } from '#hub/hub.ts'
import { startHub } from '#hub/hub.ts'
import { offerBegin } from '#hub/cli/offerBegin.ts'
import { makeOffers } from '#hub/join/offers.ts'
import { sayOffers } from './addresses.ts'
import { buildWhenNeeded } from './buildWhenNeeded.ts'
import { fetchElectron, thisMachine } from './electron.ts'
import { openBrowser } from './openBrowser.ts'
import { untilItEnds } from './untilItEnds.ts'

const ROOT = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { 'demo-clock': flag, browser: flag, demo: flag } })
  const demo = values.demo || process.env['FOYER_DEMO'] === '1'
  const dataDir = process.env['FOYER_DATA_DIR'] ?? defaultDataDir()
  const port = readPort(process.env['FOYER_PORT'])
  const built = await buildWhenNeeded(() => console.log('Building Foyer. This takes a moment, the first time only.'))
  if (built && !built.ok) throw new Error(`Foyer could not be built.\n${built.output}`)
  const host = process.env['FOYER_HOST'] || '127.0.0.1'
  const hub = await startHub({ dataDir, host, port, demo, demoClock: values['demo-clock'] })
  const stop = stopAsked()
  // Started without it before, and nobody has decided: this is the decision.
  if (demo && (await hub.begun()) === 'undecided') await hub.begin('demo')
  console.log(`Foyer’s hub is running at ${hub.url}. Its data lies in ${dataDir}.`)
  const why = values.browser ? 'a browser was asked for' : await runElectron(hub, dataDir, stop)
  if (why !== null && !stop.aborted) {
    await offerPages(hub, why)
    if (!stop.aborted) await once(stop, 'abort')
  }
  await hub.close()
  console.log('Foyer has stopped. Everything is saved.')
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 4400)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`FOYER_PORT must be a port from 1 to 65535, not "${text}".`)
  return port
}

/** The desk in Electron, until its window is closed or `stop`: null. Where it cannot be had, or dies at once: why, in one line. */
async function runElectron(hub: Hub, dataDir: string, stop: AbortSignal): Promise<string | null> {
  const found = await fetchElectron(ROOT, dataDir, { stop })
  if ('why' in found) return found.why
  if (stop.aborted) return null
  // A label of its own: a browser on this PC may be the welcome desk as well. Somebody must say first what the centre becomes.
  const isNew = (await hub.begun()) !== 'done'
  const { code } = await (isNew ? hub.makeCode('lead', 'Team lead, this PC', null) : hub.makeCode('welcome', 'Welcome desk, this PC', null))
  // Its own profile beside the hub's data: another data folder is another desk.
  const desk = spawn(found.executable, [ROOT, `--user-data-dir=${join(dataDir, 'desk')}`], {
    stdio: 'inherit',
    env: { ...process.env, FOYER_HUB: hub.url, FOYER_PAIR_CODE: code },
  })
  stop.addEventListener('abort', () => desk.kill())
  const stopped = once(stop, 'abort').then(() => null)
  return Promise.race([stopped, untilItEnds(desk)])
}

async function offerPages(hub: Hub, why: string): Promise<void> {
  console.log(`Foyer runs in a browser here, not in Electron: ${why}.`)
  const first = await offerAll(hub)
  console.log('Press Ctrl-C to stop.')
  const { env, platform } = thisMachine()
  const hasScreen = platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
  if (hasScreen && !env['CI']) openBrowser(first)
}

/** Prints the addresses and answers the one to open. */
async function offerAll(hub: Hub): Promise<string> {
  const begin = await offerBegin(hub)
  if (begin) {
    for (const line of begin.lines) console.log(line)
    return begin.address ?? hub.url
  }
  const offers = await makeOffers(hub)
  for (const line of sayOffers(hub.url, offers)) console.log(line)
  return offers[0]?.address ?? hub.url
}

function stopAsked(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  return stop.signal
}

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
