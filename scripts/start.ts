/*
  npm start: builds what is missing, starts the hub on this PC, and opens the desk: in Electron where its binary is there or
  can be had, else in the browser; without a display it prints the addresses. Ctrl-C stops all of it.
*/
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataDir } from '#hub/dataDir.ts'
import type { Hub } from '#hub/hub.ts'
import { startHub } from '#hub/hub.ts'
import { buildWhenNeeded } from './buildWhenNeeded.ts'
import { fetchElectron, thisMachine } from './electron.ts'
import { openBrowser } from './openBrowser.ts'

const ROOT = join(import.meta.dirname, '..')

const ROLES = [
  { role: 'welcome', label: 'Welcome desk', desk: null },
  { role: 'adviser', label: 'Desk 1', desk: 'desk-1' },
  { role: 'display', label: 'Waiting room', desk: null },
  { role: 'lead', label: 'Team lead', desk: null },
] as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'demo-clock': { type: 'boolean', default: false }, browser: { type: 'boolean', default: false } } })
  const dataDir = process.env['FOYER_DATA_DIR'] ?? defaultDataDir()
  const port = readPort(process.env['FOYER_PORT'])
  const built = await buildWhenNeeded(() => console.log('Building Foyer. This takes a moment, the first time only.'))
  if (built && !built.ok) throw new Error(`Foyer could not be built.\n${built.output}`)
  const hub = await startHub({ dataDir, port, demo: true, demoClock: values['demo-clock'] })
  const stopped = stopAsked()
  console.log(`Foyer’s hub is running at ${hub.url}. Its data lies in ${dataDir}.`)
  const desk = await openDesk(hub, dataDir, values.browser)
  await Promise.race(desk ? [stopped, ended(desk)] : [stopped])
  desk?.kill()
  await hub.close()
  console.log('Foyer has stopped. Everything is saved.')
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 4400)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`FOYER_PORT must be a port from 1 to 65535, not "${text}".`)
  return port
}

/** Electron's process, or null where the desk is a page in a browser. */
async function openDesk(hub: Hub, dataDir: string, wantBrowser: boolean): Promise<ChildProcess | null> {
  const found = wantBrowser ? { why: 'a browser was asked for' } : await fetchElectron(ROOT, dataDir)
  if ('executable' in found) {
    const { code } = await hub.makeCode('welcome', 'Welcome desk', null)
    // Its own profile beside the hub's data: another data folder is another desk.
    return spawn(found.executable, [ROOT, `--user-data-dir=${join(dataDir, 'desk')}`], {
      stdio: 'inherit',
      env: { ...process.env, FOYER_HUB: hub.url, FOYER_PAIR_CODE: code },
    })
  }
  console.log(`Foyer runs in a browser here, not in Electron: ${found.why}.`)
  console.log('Each address joins one device, once; the page then keeps an address of its own.')
  const addresses: string[] = []
  for (const { role, label, desk } of ROLES) {
    const address = `${hub.url}/#${(await hub.makeCode(role, label, desk)).code}`
    addresses.push(address)
    console.log(`  ${label.padEnd(14)} ${address}`)
  }
  console.log('Press Ctrl-C to stop.')
  const { env, platform } = thisMachine()
  const hasScreen = platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
  if (hasScreen && !env['CI'] && addresses[0]) openBrowser(addresses[0])
  return null
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
