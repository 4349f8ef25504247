import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { APP_SCHEME, CSP, fileFor, makeAppHandler } from './appProtocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'foyer-protocol-'))
const root = join(folder, 'renderer')
mkdirSync(join(root, 'assets'), { recursive: true })
writeFileSync(join(root, 'index.html'), '<p>desk')
writeFileSync(join(root, 'display.html'), '<p>wall')
writeFileSync(join(root, 'assets/app.js'), '1')
writeFileSync(join(folder, 'secret.json'), '{}')
const get = makeAppHandler(root)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the app protocol', () => {
  test.each([
    ['app://desk/index.html', 'index.html'],
    ['app://desk/assets/app.js?x', 'assets/app.js'],
    ['app://display/display.html', 'display.html'],
    ['app://display/assets/app.js', 'assets/app.js'],
  ])('%s is a built file', (url, file) => {
    expect(fileFor(root, url)).toBe(root + sep + file.replaceAll('/', sep))
  })

  test.each([
    'app://desk/display.html',
    'app://display/index.html',
    'app://desk/other.html',
    'app://desk/..%2fsecret.json',
    'app://desk/%2e%2e%2fsecret.json',
    'app://desk/assets/..%2f..%2fsecret.json',
    'app://desk/..%5csecret.json%00.js',
    'app://desk/%E0%A4%A',
    'app://desk/assets',
    'app://desk/',
    'app://other/index.html',
    'https://desk/index.html',
  ])('%s is nothing', (url) => {
    expect(fileFor(root, url)).toBeNull()
  })

  test('a folder whose name only begins like the root is outside it', () => {
    writeFileSync(join(folder, 'renderer-old.js'), '1')
    expect(fileFor(root, 'app://desk/..%2frenderer-old.js')).toBeNull()
  })

  test('every answer carries the policy and forbids guessing types', async () => {
    for (const path of ['index.html', 'assets/app.js', 'nothing.js', 'gone.html', 'gone.css', 'display.html']) {
      const { headers } = await get(new Request(`app://desk/${path}`))
      expect(headers.get('content-security-policy')).toBe(CSP)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('the policy allows the app’s own files and data images, and nothing else', () => {
    expect(CSP).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  test('the scheme is secure and standard, without leave for CORS, service workers or passing by the policy', () => {
    expect(APP_SCHEME).toEqual({ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } })
  })

  test('files come with their type; what is missing is 404, what is no GET is 405', async () => {
    const script = await get(new Request('app://desk/assets/app.js'))
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([200, 'text/javascript; charset=utf-8', '1'])
    expect((await get(new Request('app://desk/nothing.js'))).status).toBe(404)
    expect((await get(new Request('app://desk/index.html', { method: 'POST' }))).status).toBe(405)
  })

  test('the page for a page that is gone needs no file, and tells customers nothing about crashes', async () => {
    expect(await (await get(new Request('app://desk/gone.html'))).text()).toContain('Start this screen again')
    const wall = await (await get(new Request('app://display/gone.html'))).text()
    expect(wall).toContain('ask at the welcome desk')
    expect(wall).not.toContain('<a ')
  })
})
