/*
  The shell itself, whatever it shows: windows, hatches, what pages may not do, and what outlives a crash or a restart.
  Needs index.html and display.html of the renderer and nothing else of it.
*/
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { appFolder, displayPage, electronArgs, electronEnv, executablePath, expect, launchDesk, pageAt, standIn, test } from './electronApp.ts'
import { PAIR_CODE, pretendHub, TOKEN } from './pretendHub.ts'
import type { PretendHub } from './pretendHub.ts'

const windowCount = (app: ElectronApplication): Promise<number> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

const join_ = (desk: Page, hub: PretendHub, code = PAIR_CODE) =>
  desk.evaluate(([url, given]) => window.foyer?.join(url ?? '', given ?? '', null), [hub.url, code])

const hubTest = test.extend<{ hub: PretendHub }>({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await pretendHub()
    await use(hub)
    await hub.close()
  },
})

test.describe('two windows, by trust', () => {
  test('each has its own origin and its own hatch, and no name more in it', async ({ foyer: { app, desk } }) => {
    const display = await displayPage(app)
    const urls = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL().replace(/[?#].*/, '')))
    expect(urls).toEqual(['app://desk/index.html', 'app://display/display.html'])
    const names = (page: Page) => page.evaluate(() => [Object.keys(window.foyer ?? {}).toSorted(), Object.keys(window.foyerDisplay ?? {}).toSorted()])
    expect(await names(desk)).toEqual([
      [
        'close',
        'displayState',
        'enrol',
        'forget',
        'join',
        'keep',
        'kept',
        'onDisplaySaid',
        'onDisplayState',
        'onLine',
        'onSecondInstance',
        'open',
        'saveText',
        'send',
        'showFrame',
        'tellDisplay',
        'who',
      ],
      [],
    ])
    expect(await names(display)).toEqual([[], ['onFrame', 'onWord', 'ready', 'say']])
  })

  test('a page sees nothing of Node or Electron and cannot change its hatch', async ({ foyer: { app, desk } }) => {
    const seen = (page: Page) => page.evaluate(() => ['require', 'process', 'Buffer', 'module', 'electron', 'ipcRenderer'].filter((name) => name in window))
    expect(await seen(desk)).toEqual([])
    expect(await seen(await displayPage(app))).toEqual([])
    const kept = await desk.evaluate(() => {
      const before = window.foyer?.who
      try {
        Object.assign(window.foyer ?? {}, { who: () => 'somebody else' })
      } catch {
        // Frozen: strict code throws.
      }
      return window.foyer?.who === before
    })
    expect(kept).toBe(true)
  })

  test('a frame that the desk shows reaches the waiting room, also one that opens later', async ({ foyer: { app, desk } }) => {
    const display = await displayPage(app)
    const frame = JSON.stringify({ current: '46' })
    await display.evaluate(() => {
      const frames: string[] = []
      Object.assign(window, { frames })
      window.foyerDisplay?.onFrame((json) => frames.push(json))
    })
    await desk.evaluate((json) => window.foyer?.showFrame(json), frame)
    await expect.poll(() => display.evaluate(() => 'frames' in window && window.frames)).toEqual([frame])
    await display.evaluate(() => window.foyerDisplay?.ready())
    await expect.poll(() => display.evaluate(() => 'frames' in window && window.frames)).toEqual([frame, frame])
    await expect(desk.evaluate((json) => window.foyer?.showFrame(json), 'x'.repeat(64_001))).rejects.toThrow('desk:showFrame')
  })
})

test('the built hatches are one file each and require nothing but electron', () => {
  const out = join(appFolder, 'out/preload')
  expect(readdirSync(out).toSorted()).toEqual(['desk.cjs', 'display.cjs'])
  for (const name of readdirSync(out)) {
    const text = readFileSync(join(out, name), 'utf8')
    expect([...text.matchAll(/require\(([^)]*)\)/g)].map(([, what]) => what)).toEqual(['"electron"'])
    expect(text.length).toBeLessThan(4000)
  }
})

test.describe('the road to the hub', () => {
  hubTest('joins without an Origin, keeps the token from the page, and carries it', async ({ foyer: { desk, userData }, hub }) => {
    expect(await join_(desk, hub)).toEqual({
      ok: { device: 'pc-4', centre: 'town-hall', centreName: 'Town hall', role: 'welcome', label: 'Welcome desk', desk: null },
    })
    expect(await desk.evaluate(() => window.foyer?.who())).toEqual({ device: 'pc-4', hub: hub.url, said: null })
    expect(await desk.evaluate(() => window.foyer?.send('POST', 'v1/echo', '{"raw":"é"}', 5000))).toEqual({
      status: 200,
      text: '{"said":"{\\"raw\\":\\"é\\"}"}',
    })
    const [pairing, echo] = [hub.asked.find(({ path }) => path === '/v1/pair'), hub.asked.find(({ path }) => path === '/d/pc-4/v1/echo')]
    expect(pairing?.headers).not.toHaveProperty('origin')
    expect(pairing?.headers).not.toHaveProperty('authorization')
    expect(echo?.headers).not.toHaveProperty('origin')
    expect(echo?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    const file = join(userData, 'device.json')
    expect(readFileSync(file, 'utf8')).not.toContain(TOKEN)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  hubTest('says in a sentence why it could not join', async ({ foyer: { desk }, hub }) => {
    expect(await join_(desk, hub, 'WRNG2345')).toEqual({ sentence: 'This code is not known or was used already.' })
    const nobody = await desk.evaluate(() => window.foyer?.join('http://127.0.0.1:9', 'ABCD2345', null))
    expect(nobody).toEqual({ sentence: 'No hub answers at http://127.0.0.1:9. Check the address, and that the hub is running.' })
    expect(await desk.evaluate(() => window.foyer?.who())).toEqual({ device: null, hub: null, said: null })
  })

  hubTest('a device that joined is still joined after a restart', async ({ userData, hub }) => {
    const before = await launchDesk({ userData, monitors: 1 })
    await join_(before.desk, hub)
    await before.app.close()
    const after = await launchDesk({ userData, monitors: 1 })
    expect(await after.desk.evaluate(() => window.foyer?.who())).toEqual({ device: 'pc-4', hub: hub.url, said: null })
    expect(await after.desk.evaluate(async () => (await window.foyer?.send('GET', 'v1/echo', null, 5000))?.status)).toBe(200)
    expect(hub.asked.at(-1)?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    await after.app.close()
  })

  hubTest('a token that cannot be opened any more means not joined; what the desk stored stays', async ({ userData, hub }) => {
    const before = await launchDesk({ userData, monitors: 1 })
    await join_(before.desk, hub)
    await put(before.desk, 'kept')
    await before.app.close()
    const file = join(userData, 'device.json')
    const device = JSON.parse(readFileSync(file, 'utf8')) as { token: string }
    // The keyring's key is another one: a copied profile, a password that was reset.
    const sealed = Buffer.from(device.token, 'base64')
    sealed.fill(0, sealed.length - 8)
    writeFileSync(file, JSON.stringify({ ...device, token: sealed.toString('base64') }))
    const after = await launchDesk({ userData, monitors: 1 })
    // It still knows its hub, so that a code is all that has to be typed.
    expect(await after.desk.evaluate(() => window.foyer?.who())).toEqual({ device: null, hub: hub.url, said: null })
    expect(await get(after.desk)).toBe('kept')
    await after.app.close()
  })

  hubTest('started with a hub and a code it has joined before its page asks', async ({ userData, hub }) => {
    const { app, desk } = await launchDesk({ userData, monitors: 1, env: { FOYER_HUB: hub.url, FOYER_PAIR_CODE: PAIR_CODE } })
    expect(await desk.evaluate(() => window.foyer?.who())).toEqual({ device: 'pc-4', hub: hub.url, said: null })
    await app.close()
  })

  hubTest('a live line is heard until either side hangs up, and its end is said once', async ({ foyer: { desk }, hub }) => {
    await join_(desk, hub)
    await desk.evaluate(() => {
      const news: unknown[] = []
      window.foyer?.onLine((said) => news.push('text' in said ? said.text : 'closed'))
      Object.assign(window, { news, line: window.foyer?.open('v1/news?after=0') })
    })
    await expect.poll(() => hub.lines.length).toBeGreaterThan(0)
    const asked = hub.linesAsked.find(({ path }) => path === '/d/pc-4/v1/news?after=0')
    expect(asked?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    expect(asked?.headers).not.toHaveProperty('origin')
    const line = hub.lines.at(-1)
    line?.send('first')
    line?.send('second')
    line?.terminate()
    await expect.poll(() => desk.evaluate(() => 'news' in window && window.news)).toEqual(['first', 'second', 'closed'])
  })

  hubTest('a line that the hub will not have closes; a page that reloads leaves none behind', async ({ foyer: { desk }, hub }) => {
    await join_(desk, hub)
    await desk.evaluate(() => {
      const news: unknown[] = []
      window.foyer?.onLine((said) => news.push('closed' in said))
      Object.assign(window, { news })
      window.foyer?.open('v1/refused')
    })
    await expect.poll(() => desk.evaluate(() => 'news' in window && window.news)).toEqual([true])
    await desk.evaluate(() => window.foyer?.open('v1/news?mine'))
    await expect.poll(() => hub.linesAsked.some(({ path }) => path === '/d/pc-4/v1/news?mine')).toBe(true)
    const mine = hub.lines.at(-1)
    await desk.reload()
    await expect.poll(() => mine?.readyState).toBe(3)
  })

  hubTest('refuses a way out of v1, and everything before it has joined', async ({ foyer: { desk }, hub }) => {
    const send = (path: string) =>
      desk.evaluate(
        (given) =>
          window.foyer?.send('GET', given, null, 1000).then(
            () => 'sent',
            (error: Error) => error.message,
          ),
        path,
      )
    expect(await send('v1/echo')).toContain('has not joined')
    await join_(desk, hub)
    for (const path of ['v2/echo', '/v1/echo', 'v1/../admin', 'v1/%2e%2e/admin', 'http://127.0.0.1/v1/echo', 'v1//echo', 'v1/echo#x', 'v1/a b']) {
      expect(await send(path), path).toContain('desk:send')
    }
    expect(hub.asked.filter(({ path }) => path !== '/v1/pair' && !path.startsWith('/d/pc-4/v1/'))).toEqual([])
  })
})

test.describe('what no page may do', () => {
  test('the content policy holds: no eval, no inline script, no other host, no worker, no frame', async ({ foyer: { desk } }) => {
    const refused = await desk.evaluate(async () => {
      const broken: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective))
      // In a task of its own: the debugger's own calls may evaluate text whatever the policy says.
      const evil = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-eval
            ;(0, eval)('1')
            resolve('ran')
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'thrown')
          }
        }, 50)
      })
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.body.append(script)
      const frame = document.createElement('iframe')
      frame.src = '/index.html'
      document.body.append(frame)
      const out = await fetch('https://example.org/').then(
        () => 'sent',
        (error: Error) => error.name,
      )
      const worker = await navigator.serviceWorker.register('/sw.js').then(
        () => 'registered',
        (error: Error) => error.name,
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      return {
        evil,
        inline: 'ranInline' in window,
        out,
        worker,
        broken: ['connect-src', 'frame-src', 'script-src-elem'].every((name) => broken.includes(name)),
      }
    })
    expect(refused).toEqual({ evil: 'EvalError', inline: false, out: 'TypeError', worker: expect.stringMatching(/Error$/), broken: true })
  })

  test('a window gets its own page and the built files, never another room or the disk', async ({ foyer: { app, desk } }) => {
    const status = (page: Page, path: string) => page.evaluate(async (given) => (await fetch(given)).status, path)
    expect(await status(desk, '/index.html')).toBe(200)
    for (const path of ['/display.html', '/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/../preload/desk.cjs', '/nothing.js', '/', '/%00', '/%ff']) {
      expect(await status(desk, path), path).toBe(404)
    }
    expect(await status(await displayPage(app), '/index.html')).toBe(404)
    const sniff = await desk.evaluate(async () => (await fetch('/index.html')).headers.get('x-content-type-options'))
    expect(sniff).toBe('nosniff')
  })

  test('it cannot go elsewhere, open a window or download', async ({ foyer: { app, desk } }) => {
    const url = desk.url()
    await app.evaluate(({ session }) => {
      const prevented: boolean[] = []
      Object.assign(globalThis, { prevented })
      session.defaultSession.on('will-download', (event) => prevented.push(event.defaultPrevented))
    })
    await desk.evaluate(() => Object.assign(window, { still: 'here' }))
    for (const to of ['https://example.org/', 'app://display/display.html', '/gone.html', 'data:text/html,away', 'file:///etc/hostname']) {
      await desk.evaluate((given) => {
        const link = document.createElement('a')
        link.href = given
        document.body.append(link)
        link.click()
      }, to)
      await desk.waitForTimeout(250)
      expect(desk.url(), to).toBe(url)
    }
    expect(await desk.evaluate(() => 'still' in window && window.still)).toBe('here')
    await desk.evaluate(() => {
      window.open('https://example.org/')
      window.open('/index.html')
    })
    await desk.waitForTimeout(250)
    expect(await windowCount(app)).toBe(2)
    await expect.poll(() => app.windows().length).toBe(2)
    if (standIn) {
      const asked = await app.evaluate((electron) =>
        '__standin' in electron ? (electron.__standin as { calls: { api: string; args: unknown[] }[] }).calls : [],
      )
      expect(asked.filter(({ api }) => api === 'webContents.windowOpen' || api === 'shell.openExternal').map(({ args }) => args)).toEqual([
        ['https://example.org/', 'deny'],
        ['app://desk/index.html', 'deny'],
      ])
    }
    await desk.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'data:application/octet-stream,names'
      link.download = 'names.csv'
      document.body.append(link)
      link.click()
    })
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'prevented') as unknown)).toEqual([true])
    expect(desk.url()).toBe(url)
  })

  test('it is given no permission but lasting storage for the desk', async ({ foyer: { app, desk } }) => {
    const state = (page: Page, name: string) =>
      page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state, name)
    for (const name of ['geolocation', 'notifications', 'midi', 'clipboard-read']) expect(await state(desk, name), name).toBe('denied')
    expect(await desk.evaluate(() => navigator.storage.persist())).toBe(true)
    expect(await state(await displayPage(app), 'persistent-storage')).toBe('denied')
  })
})

test.describe('what it survives', () => {
  const crash = (app: ElectronApplication, path: string) =>
    app.evaluate(
      ({ BrowserWindow }, page) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes(page))
          ?.webContents.forcefullyCrashRenderer(),
      path,
    )
  const titles = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) =>
      Promise.all(
        BrowserWindow.getAllWindows().map((window) => window.webContents.executeJavaScript('String(window.mark) + location.pathname').catch(() => 'gone')),
      ),
    )

  test('a page that crashes comes back by itself, three times in a minute, then says so', async ({ foyer: { app, desk } }) => {
    test.setTimeout(120_000)
    await desk.evaluate(() => Object.assign(window, { mark: 'before' }))
    await crash(app, 'index.html')
    await expect.poll(() => titles(app), { timeout: 15_000 }).toEqual(['undefined/index.html', 'undefined/display.html'])
    for (const _ of [2, 3]) {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('window.mark = 1; 0'))
      await crash(app, 'index.html')
      await expect.poll(() => titles(app), { timeout: 15_000 }).toEqual(['undefined/index.html', 'undefined/display.html'])
    }
    await crash(app, 'index.html')
    await expect.poll(() => titles(app), { timeout: 15_000 }).toEqual(['undefined/gone.html', 'undefined/display.html'])
    const said = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'))
    expect(said).toContain('Start this screen again')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("a").click()'))
    await expect.poll(() => titles(app), { timeout: 15_000 }).toEqual(['undefined/index.html', 'undefined/display.html'])
  })

  test('starting it again brings the first window forward and ends', async ({ foyer: { desk, userData } }) => {
    await desk.evaluate(() => {
      Object.assign(window, { starts: 0 })
      window.foyer?.onSecondInstance(() => Object.assign(window, { starts: 1 }))
    })
    const second = spawnSync(executablePath, ['--no-sandbox', ...electronArgs(userData)], { env: electronEnv(), timeout: 20_000 })
    expect(second.status).toBe(0)
    await expect.poll(() => desk.evaluate(() => 'starts' in window && window.starts)).toBe(1)
  })

  test('a bug in main is written down and ends the process, which then starts again', async ({ userData }) => {
    test.skip(!standIn, 'the real one does start again, and nobody would end it')
    const { app } = await launchDesk({ userData, monitors: 1 })
    const ended = app.waitForEvent('close')
    await app.evaluate(() => void setTimeout(() => Promise.reject(new Error('a promise in main')), 10))
    await app.evaluate(() => {
      setTimeout(() => {
        throw new Error('a bug in main')
      }, 50)
    })
    await ended
    const log = readFileSync(join(userData, 'main.log'), 'utf8')
    expect(log).toContain('bug: Error: a bug in main')
    expect(log).toContain('promise: Error: a promise in main')
    expect(log.split('bug:').length).toBe(2)
  })

  test('what the desk stored is there after a restart', async ({ userData }) => {
    const before = await launchDesk({ userData, monitors: 1 })
    await put(before.desk, 'kept')
    await before.app.close()
    const after = await launchDesk({ userData, monitors: 1 })
    expect(await get(after.desk)).toBe('kept')
    await after.app.close()
  })
})

test.describe('with monitors that come and go', () => {
  test.skip(!standIn, 'real monitors cannot be plugged in by a test')

  const plug = (app: ElectronApplication, monitors: number) =>
    app.evaluate((electron, count) => {
      if ('__standin' in electron) (electron.__standin as { setDisplays(n: number): void }).setDisplays(count)
    }, monitors)
  const blockers = (app: ElectronApplication) =>
    app.evaluate((electron) => ('__standin' in electron ? [...(electron.__standin as { blockers: Map<number, string> }).blockers.values()] : []))

  test('the waiting room is on the second monitor while there is one, and the screens stay awake', async ({ foyer: { app, desk } }) => {
    await displayPage(app)
    await desk.evaluate(() => {
      const states: unknown[] = []
      Object.assign(window, { states })
      window.foyer?.onDisplayState((state) => states.push(state))
    })
    const wall = () =>
      app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[1]
        return window ? [window.getBounds().x, window.isKiosk(), window.isVisible()] : null
      })
    await expect.poll(wall).toEqual([1920, true, true])
    expect(await blockers(app)).toEqual(['prevent-display-sleep'])
    await plug(app, 1)
    // At once, not after the half second in which monitors settle: its content must not move onto the desk's monitor.
    expect(await windowCount(app)).toBe(1)
    expect(await blockers(app)).toEqual([])
    await plug(app, 2)
    await expect.poll(wall).toEqual([1920, true, true])
    expect(await desk.evaluate(() => 'states' in window && window.states)).toEqual([
      { monitors: 1, showing: false },
      { monitors: 2, showing: true },
    ])
    expect(await desk.evaluate(() => window.foyer?.displayState())).toEqual({ monitors: 2, showing: true })
  })

  test('with one monitor there is no waiting-room window, and the desk is never covered', async ({ userData }) => {
    const { app, desk } = await launchDesk({ userData, monitors: 1 })
    expect(await windowCount(app)).toBe(1)
    expect(await desk.evaluate(() => window.foyer?.displayState())).toEqual({ monitors: 1, showing: false })
    await app.close()
  })

  test('a monitor that is unplugged while its page loads leaves no window', async ({ userData }) => {
    const { app } = await launchDesk({ userData, monitors: 2 })
    await plug(app, 1)
    await expect.poll(() => windowCount(app)).toBe(1)
    await plug(app, 2)
    await pageAt(app, '/display.html')
    await plug(app, 1)
    expect(await windowCount(app)).toBe(1)
    await app.close()
  })
})

function put(page: Page, value: string): Promise<void> {
  return page.evaluate(
    (what) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('shell-spec', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const write = opening.result.transaction('kept', 'readwrite', { durability: 'strict' })
          write.objectStore('kept').put(what, 'key')
          write.oncomplete = () => resolve()
          write.onerror = () => reject(write.error)
        }
      }),
    value,
  )
}

function get(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('shell-spec', 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const read = opening.result.transaction('kept').objectStore('kept').get('key')
          read.onsuccess = () => resolve(read.result)
          read.onerror = () => reject(read.error)
        }
      }),
  )
}
