import { mkdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fault } from '#wire/fault.ts'
import { aHub, ask, TestDevice } from './aHub.ts'
import { ownFolder } from './folders.ts'

function built(): string {
  const above = ownFolder()
  const folder = join(above, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(above, 'secret.txt'), 'secret')
  for (const name of ['index.html', 'display.html', 'sw.js', 'assets/app-1a2b.js']) writeFileSync(join(folder, name), name)
  return folder
}

describe('the shell', () => {
  test('is the desk’s page for staff and for who has not joined, and the screen’s for a display', async () => {
    const hub = await aHub({ rendererDir: built() })
    const [desk, screen] = [await TestDevice.join(hub, 'adviser'), await TestDevice.join(hub, 'display')]
    const page = async (path: string) => (await ask(hub.url + path)).body
    expect([await page('/'), await page(`/d/${desk.id}/`), await page('/d/d-nobody/'), await page(`/d/${screen.id}/`)]).toEqual([
      'index.html',
      'index.html',
      'index.html',
      'display.html',
    ])
    const { status, headers } = await ask(`${hub.url}/d/${desk.id}`)
    expect([status, headers.get('location')]).toEqual([308, `/d/${desk.id}/`])
  })

  test('keeps what has a hash in its name, and asks again for the rest', async () => {
    const { url } = await aHub({ rendererDir: built() })
    const cache = async (path: string) => (await ask(url + path)).headers.get('cache-control')
    expect(await cache('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable')
    expect(await cache('/d/d-any/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', '/d/d-any/', '/sw.js']) expect(await cache(path)).toBe('no-cache')
    expect((await ask(`${url}/sw.js`)).headers.get('service-worker-allowed')).toBe('/')
  })

  test('loads nothing from elsewhere and can be framed by nobody', async () => {
    const { url } = await aHub({ rendererDir: built() })
    const { headers } = await ask(url)
    const policy = headers.get('content-security-policy') ?? ''
    expect(
      policy
        .split(';')
        .map((one) => one.trim())
        .sort(),
    ).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].sort(),
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('gives nothing from outside its folder, and a clear answer for what is not there', async () => {
    const { url } = await aHub({ rendererDir: built() })
    const exactly = (path: string) =>
      new Promise<{ status: number; text: string }>((done, fail) => {
        const { hostname, port } = new URL(url)
        get({ hostname, port, path }, async (answer) => done({ status: answer.statusCode ?? 0, text: (await answer.toArray()).join('') })).on('error', fail)
      })
    for (const path of [
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/d/x/assets/%2e%2e/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/d/x/assets/../../../../secret.txt',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
      '/nothing.js',
      '/assets/nothing.js',
    ]) {
      const { status, text } = await exactly(path)
      expect([path, status >= 400 && status < 500, text]).toEqual([path, true, expect.not.stringMatching(/^secret/)])
      expect(fault.parse(JSON.parse(text)).sentence).not.toBe('')
    }
  })

  test('that is not built says how to build it, while the rest works', async () => {
    const hub = await aHub({ rendererDir: join(ownFolder(), 'nowhere') })
    for (const path of ['/', '/d/d-any/']) expect(await ask(hub.url + path)).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') })
    expect((await (await TestDevice.join(hub, 'welcome')).hello()).status).toBe(200)
  })
})
