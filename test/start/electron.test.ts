import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchElectron, findElectron, shortReason, whyNoWindow } from '#scripts/electron.ts'
import type { Machine } from '#scripts/electron.ts'

let root = ''
let data = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-start-'))
  data = join(root, 'data')
  mkdirSync(join(root, 'node_modules/electron'), { recursive: true })
  writeFileSync(join(root, 'node_modules/electron/package.json'), '{"version":"45.4.1"}')
})
afterEach(() => rmSync(root, { recursive: true }))

const machine = (more: Partial<Machine> = {}): Machine => ({ env: { DISPLAY: ':0' }, platform: 'linux', uid: 1000, now: 1_000_000_000, ...more })
const DAY = 86_400_000

function arrive(): string {
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true })
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
  const executable = join(root, 'node_modules/electron/dist/electron')
  writeFileSync(executable, '')
  return executable
}

describe('finding Electron', () => {
  test('says where it is, and null while any part of it is missing', () => {
    expect(findElectron(root, {})).toBeNull()
    writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
    expect(findElectron(root, {})).toBeNull()
    expect(findElectron(join(root, 'elsewhere'), {})).toBeNull()
    const executable = arrive()
    expect(findElectron(root, {})).toBe(executable)
  })

  test('finds the one that the person names', () => {
    mkdirSync(join(root, 'other'))
    writeFileSync(join(root, 'other/electron'), '')
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'other') })).toBe(join(root, 'other/electron'))
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nowhere') })).toBeNull()
  })
})

describe('where no window can open', () => {
  test.each([
    [{ env: { CI: 'true', DISPLAY: ':0' } }, 'build machine'],
    [{ env: {} }, 'no display'],
    [{ env: { DISPLAY: '' } }, 'no display'],
    [{ uid: 0 }, 'as root'],
  ])('%j: nothing is downloaded, and one line says why', async (more, why) => {
    arrive()
    const install = vi.fn(async () => null)
    expect(await fetchElectron(root, data, { machine: machine(more), install })).toEqual({ why: expect.stringContaining(why) })
    expect(install).not.toHaveBeenCalled()
    expect(existsSync(data)).toBe(false)
  })

  test('Wayland, Windows and a Mac have a display', () => {
    expect(whyNoWindow(machine({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBeNull()
    expect(whyNoWindow(machine({ env: {}, platform: 'win32', uid: null }))).toBeNull()
    expect(whyNoWindow(machine({ env: {}, platform: 'darwin' }))).toBeNull()
  })
})

describe('fetching Electron', () => {
  test('does not download what is there', async () => {
    const executable = arrive()
    const install = vi.fn(async () => null)
    expect(await fetchElectron(root, data, { machine: machine(), install })).toEqual({ executable })
    expect(install).not.toHaveBeenCalled()
  })

  test('downloads once, and names what came', async () => {
    const install = vi.fn(async () => {
      arrive()
      return null
    })
    expect(await fetchElectron(root, data, { machine: machine(), install })).toEqual({ executable: join(root, 'node_modules/electron/dist/electron') })
    expect(install).toHaveBeenCalledOnce()
  })

  test('remembers for a day that it could not, and says so in one line', async () => {
    const install = vi.fn(async () => 'ENOTFOUND')
    const first = await fetchElectron(root, data, { machine: machine(), install })
    expect(first).toEqual({ why: 'Electron could not be downloaded: ENOTFOUND' })
    const again = await fetchElectron(root, data, { machine: machine({ now: 1_000_000_000 + DAY - 1 }), install })
    expect(again).toEqual({ why: expect.stringMatching(/ENOTFOUND \(tried less than a day ago.*electron-not-had\.json/) })
    expect(install).toHaveBeenCalledTimes(1)
    await fetchElectron(root, data, { machine: machine({ now: 1_000_000_000 + DAY }), install })
    expect(install).toHaveBeenCalledTimes(2)
  })

  test('tries at once for another version, after a clock that went back, and where the memory is unreadable', async () => {
    const install = vi.fn(async () => 'ENOTFOUND')
    await fetchElectron(root, data, { machine: machine(), install })
    await fetchElectron(root, data, { machine: machine({ now: 5 }), install })
    writeFileSync(join(root, 'node_modules/electron/package.json'), '{"version":"46.0.0"}')
    await fetchElectron(root, data, { machine: machine({ now: 6 }), install })
    writeFileSync(join(data, 'electron-not-had.json'), '{"at":')
    await fetchElectron(root, data, { machine: machine({ now: 7 }), install })
    expect(install).toHaveBeenCalledTimes(4)
  })

  test('an installer that says it worked and left nothing has failed', async () => {
    expect(await fetchElectron(root, data, { machine: machine(), install: async () => null })).toEqual({ why: expect.stringContaining('left nothing behind') })
  })

  test('without the package there is nothing to try', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(await fetchElectron(root, data, { machine: machine() })).toEqual({ why: 'the electron package is not installed' })
  })

  test('runs electron’s own installer, and reads the reason from what it says', async () => {
    writeFileSync(
      join(root, 'node_modules/electron/install.js'),
      'console.error("TypeError: fetch failed\\n  cause: getaddrinfo ENOTFOUND github.com"); process.exit(1)',
    )
    expect(await fetchElectron(root, data, { machine: machine() })).toEqual({ why: 'Electron could not be downloaded: ENOTFOUND' })
  })

  test('that is stopped ends at once, and is tried again at the next start', async () => {
    writeFileSync(join(root, 'node_modules/electron/install.js'), 'setTimeout(() => {}, 60_000)')
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 200)
    const began = performance.now()
    expect(await fetchElectron(root, data, { machine: machine(), stop: stop.signal })).toEqual({ why: 'its download was stopped' })
    expect(performance.now() - began).toBeLessThan(5000)
    expect(existsSync(data)).toBe(false)
  })

  test('finds the one word that helps', () => {
    expect(shortReason('TypeError: fetch failed\n at x\n [cause]: ConnectTimeoutError: UND_ERR_CONNECT_TIMEOUT')).toBe('UND_ERR_CONNECT_TIMEOUT')
    expect(shortReason('HTTPError: Response code 404 (Not Found)\n at')).toContain('404')
    expect(shortReason('Error: self signed certificate\n at x')).toBe('self signed certificate')
    expect(shortReason('')).toBe('the installer failed')
  })
})
