/*
  The hub on the network: it listens on an address of this machine that is not loopback, over TLS with a certificate of its own. A second PC and a
  waiting-room screen join there. Each device here comes by that address, as from another machine; only the first desk is on the hub's own PC.
*/
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { CHROMIUM_ARGS, windowlessPath } from '#scripts/chromium.ts'
import { CERT_FILE, KEY_FILE, ownCertificate } from '#hub/tls/ownCertificate.ts'
import { ownAddress } from '#test/support/ownAddress.ts'
import { readJoinAddress } from '#wire/join.ts'
import { clean } from './axe.ts'
import { expect, joinOn, test as base } from './centre.ts'
import { launchDesk, newFolder } from './electronApp.ts'
import { HubProcess } from './hubProcess.ts'
import { giveNumber, ready } from './steps.ts'

type OnNetwork = { hub: HubProcess; address: string; trusting: Browser; userData: string }

const test = base.extend<OnNetwork>({
  // Fails where there is no such address and none can be lent: it must not pass without.
  // oxlint-disable-next-line no-empty-pattern
  address: async ({}, use) => {
    const { address, giveBack } = ownAddress()
    await use(address)
    giveBack()
  },
  hub: async ({ address }, use) => {
    const hub = await HubProcess.on(mkdtempSync(join(tmpdir(), 'foyer-hub-')), { FOYER_HOST: address })
    await hub.run()
    await use(hub)
    await hub.stop()
  },
  /** A browser that trusts this hub by its key and nobody else: no authority vouches for it. */
  trusting: async ({ hub }, use) => {
    const { publicKey } = new X509Certificate(readFileSync(join(hub.dataDir, CERT_FILE)))
    const pin = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64')
    const browser = await chromium.launch({ executablePath: windowlessPath(), args: [...CHROMIUM_ARGS, `--ignore-certificate-errors-spki-list=${pin}`] })
    await use(browser)
    await browser.close()
  },
  // oxlint-disable-next-line no-empty-pattern
  userData: async ({}, use) => {
    const folder = newFolder()
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
})

/** Each starts a hub, its command line, browsers and Electron, one after the other. */
test.describe.configure({ timeout: 300_000 })

const newPage = async (browser: Browser, height = 768, width = 1366): Promise<Page> => (await browser.newContext({ viewport: { width, height } })).newPage()

test('a second PC and a screen join over the network, the PC over TLS only, and a called number is on the screen', async ({
  hub,
  address,
  chromium: plain,
  trusting,
}) => {
  const first = await newPage(plain)
  await joinOn(first, `${hub.url}/#${await hub.code('welcome', 'Welcome desk', null)}`)
  await ready(first)

  const toDesk = await hub.joinAddress('adviser', 'Desk 1', 'desk-1')
  expect(readJoinAddress(toDesk).hub).toBe(`https://${address}:${hub.port}/`)
  const stranger = await newPage(plain)
  await expect(stranger.goto(toDesk)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
  const desk = await newPage(trusting)
  await joinOn(desk, toDesk)
  await ready(desk)
  expect(await desk.evaluate(() => [location.protocol, window.isSecureContext])).toEqual(['https:', true])

  const toScreen = await hub.joinAddress('display', 'Waiting room')
  expect(toScreen).toMatch(`http://${address}:${hub.port}/#`)
  const screen = await newPage(plain, 1080, 1920)
  await joinOn(screen, toScreen)
  // A screen whose browser was told of the certificate comes over TLS like everybody.
  const secureScreen = await newPage(trusting, 1080, 1920)
  await joinOn(secureScreen, (await hub.joinAddress('display', 'Waiting room 2')).replace('http:', 'https:'))

  const ticket = await giveNumber(first, 'council tax bill')
  await expect(desk.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  await desk.keyboard.press('Enter')
  for (const wall of [screen, secureScreen]) {
    await expect(wall.getByText(ticket, { exact: true })).toBeVisible()
    await expect(wall.getByText('Desk 1', { exact: true })).toBeVisible()
  }
})

test('a plain page says what a browser cannot do there, and a desk’s code that is typed on it is good no more', async ({
  hub,
  address,
  chromium: plain,
  trusting,
}) => {
  const page = await newPage(plain)
  await page.goto(`http://${address}:${hub.port}/`)
  await expect(page.getByRole('heading', { name: 'This page is not secure' })).toBeVisible()
  await expect(page.getByText('can only be a waiting-room screen here')).toBeVisible()
  await expect(page.getByRole('link', { name: `https://${address}:${hub.port}/` })).toBeVisible()
  await clean(page, 'join, not secure')
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), 'no scrolling').toBe(true)

  const code = await hub.code('adviser', 'Desk 1', 'desk-1')
  await page.getByRole('textbox').fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/It is good no more/)).toBeVisible()
  const later = await newPage(trusting)
  await later.goto(`https://${address}:${hub.port}/#${code}`)
  await expect(later.getByText(/was used already/)).toBeVisible()

  // A file for desks is not even sent.
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const file = join(hub.dataDir, 'desks.json')
  await hub.enrol('adviser', 2, file)
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText(/this page is not secure, so it was not sent/)).toBeVisible()
  expect(asked).toEqual([])
})

test('one enrolment file joins a browser that chooses it, one that it is pasted into, and a PC in Electron by itself', async ({
  hub,
  address,
  trusting,
  userData,
}) => {
  const file = join(hub.dataDir, 'desks.json')
  await hub.enrol('adviser', 3, file)
  const origin = `https://${address}:${hub.port}`
  const chosen = await newPage(trusting)
  await chosen.goto(origin)
  const chooser = chosen.waitForEvent('filechooser')
  await chosen.getByRole('button', { name: /Choose an enrolment file/ }).press('Enter')
  await (await chooser).setFiles(file)
  await chosen.waitForURL(/\/d\/[^/]+\//)
  const pasted = await newPage(trusting)
  await pasted.goto(origin)
  await pasted.getByRole('textbox').fill(readFileSync(file, 'utf8').replaceAll('\n', ''))
  await pasted.keyboard.press('Enter')
  await pasted.waitForURL(/\/d\/[^/]+\//)
  await Promise.all([chosen, pasted].map(ready))
  expect(new Set([chosen.url(), pasted.url()]).size).toBe(2)

  const { app, desk } = await launchDesk({ userData, monitors: 1, args: ['--enrol', file] })
  await ready(desk)
  expect(await desk.evaluate(() => window.foyer?.who())).toMatchObject({ hub: origin, said: null })
  await app.close()
  // The next start is the same device and uses up nothing, though the file is there again.
  const again = await launchDesk({ userData, monitors: 1, args: [`--enrol=${file}`] })
  await ready(again.desk)
  await again.app.close()

  const fourth = await newPage(trusting)
  await fourth.goto(origin)
  await fourth.locator('input[type=file]').setInputFiles(file)
  await expect(fourth.getByText(/was for 3 devices/)).toBeVisible()
})

test('a PC that finds the file in its folder joins as soon as the hub is there', async ({ hub, userData }) => {
  await hub.enrol('welcome', 1, join(hub.dataDir, 'desk.json'))
  writeFileSync(join(userData, 'enrolment.json'), readFileSync(join(hub.dataDir, 'desk.json')))
  await hub.kill('SIGTERM')
  const { app, desk } = await launchDesk({ userData, monitors: 1 })
  await expect(desk.getByText(/^No hub answers at/)).toBeVisible()
  await hub.run()
  // It tries every half minute.
  await expect(desk.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 60_000 })
  await app.close()
})

test('in Electron a wrong fingerprint is refused before anything secret is sent; the right one joins over TLS', async ({ hub, address, userData }) => {
  const right = await hub.joinAddress('welcome', 'Welcome desk')
  const { code, fingerprint } = readJoinAddress(right)
  // Somebody else answers, at an address on the network, and keeps all that it is told.
  const folder = newFolder()
  await ownCertificate(folder, [address], Date.now())
  let heard = ''
  let came = 0
  const other = createServer({ cert: readFileSync(join(folder, CERT_FILE)), key: readFileSync(join(folder, KEY_FILE)) }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => (heard += String(bytes)))
  })
  other.on('connection', () => came++)
  await new Promise<void>((done) => other.listen(0, address, done))
  const { app, desk } = await launchDesk({ userData, monitors: 1 })
  const join_ = async (typed: string) => {
    await desk.getByRole('textbox').fill(typed)
    await desk.keyboard.press('Enter')
  }
  try {
    await join_(`https://${address}:${(other.address() as AddressInfo).port}/#${code}.${fingerprint ?? ''}`)
    await expect(desk.getByText(/its fingerprint is another\. Nothing was sent to it/)).toBeVisible()
    expect([came, heard]).toEqual([1, ''])
    await join_(`https://${address}:${hub.port}/#${code}`)
    await expect(desk.getByText(/does not trust the certificate/)).toBeVisible()
    await join_(`https://${address}:${hub.port}/#${code}.${(fingerprint ?? '').slice(0, -2)}`)
    await expect(desk.getByText(/is not whole/)).toBeVisible()
    // The code was told to nobody and is as good as before.
    await join_(right)
    await ready(desk)
    const ticket = await giveNumber(desk, 'council tax bill')
    expect(ticket).toMatch(/^\d+$/)
  } finally {
    await app.close()
    other.close()
    rmSync(folder, { recursive: true })
  }
})
