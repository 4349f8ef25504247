/*
  A Chromium for the tests that need a real one. Nothing is fetched from outside npm and the system's own packages.
*/
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'chrome.exe', 'msedge.exe']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Debian's Chromium without windows, which takes half the processor time. Not the script in /usr/bin: it would be killed in
 * place of the browser.
 */
const WINDOWLESS = { name: 'chromium-headless-shell', path: '/usr/lib/chromium/chromium-headless-shell' }

/** For every Chromium that we start: what a container needs, and nothing that calls home or asks a person. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium on this machine: the one named in FOYER_CHROMIUM, Playwright's own, an installed one; else null. */
export function findChromium(): string | null {
  const named = process.env.FOYER_CHROMIUM
  if (named) return existsSync(named) ? named : null
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, ...PLACES].find((path) => existsSync(path)) ?? null
}

/** The same; on Debian as root it is installed where there is none. `sentence` says what to do where neither helps. */
export function needChromium(): { path: string } | { sentence: string } {
  const path = findChromium() ?? (install('chromium') ? findChromium() : null)
  return path
    ? { path }
    : { sentence: 'No Chromium was found. Run "npx playwright install chromium", or install Chromium or Chrome, or name one in FOYER_CHROMIUM.' }
}

/** The path alone. Throws Error with what to do where there is none. */
export function chromiumPath(): string {
  const found = needChromium()
  if ('sentence' in found) throw new Error(found.sentence)
  return found.path
}

/** For walks that nobody watches: the one without windows where it is installed and none is named in FOYER_CHROMIUM, else any. Throws Error as chromiumPath. */
export function windowlessPath(): string {
  return !process.env.FOYER_CHROMIUM && existsSync(WINDOWLESS.path) ? WINDOWLESS.path : chromiumPath()
}

/** On Debian as root it is installed. The walks run without it too, only slower. */
export function wantWindowless(): void {
  if (!existsSync(WINDOWLESS.path)) install(WINDOWLESS.name)
}

/** False where it cannot be: not Debian, not root, no network, no such package. */
function install(name: string): boolean {
  if (process.env.FOYER_CHROMIUM || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false
  console.log(`Installing the system's ${name} (apt-get install ${name}) …`)
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  try {
    apt('update')
    apt('install', '-y', name)
    return true
  } catch {
    return false
  }
}
