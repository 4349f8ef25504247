import { execFile } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test, vi } from 'vitest'
import { ownAddress } from '#test/support/ownAddress.ts'
import { readEnrolmentFile } from '#wire/join.ts'
import { aHub, ask, JSON_TYPE } from './aHub.ts'
import type { TestHub } from './aHub.ts'

const CLI = resolve(import.meta.dirname, '../../src/hub/cli.ts')
/** Each command is a process, and the machine may be busy. */
vi.setConfig({ testTimeout: 120_000 })
const { address, giveBack } = ownAddress()
afterAll(giveBack)

type Said = { out: string; err: string }
const hubCommand = ({ folder }: TestHub, ...args: string[]): Promise<Said> =>
  promisify(execFile)(process.execPath, [CLI, ...args, '--data-dir', folder]).then(
    ({ stdout, stderr }) => ({ out: stdout, err: stderr }),
    ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ out: stdout, err: stderr }),
  )
const enrol = (hub: TestHub, { enrolment, secret }: { enrolment: string; secret: string }, more = {}) =>
  ask(`${hub.url}/v1/enrol`, { method: 'POST', headers: { ...JSON_TYPE, ...more }, body: JSON.stringify({ enrolment, secret }) })

test('one file pairs as many PCs as it says, from the command line to a working device, and can be ended', async () => {
  const hub = await aHub({ host: address })
  const path = join(hub.folder, 'desks.json')
  const make = () => hubCommand(hub, 'enrol', '--role', 'adviser', '--count', '2', '--until', '2099-12-31', path)
  expect((await make()).out).toContain(`${path} joins 2 devices`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const file = readEnrolmentFile(readFileSync(path, 'utf8'))
  if (!file) throw new Error('no file')
  expect(file).toMatchObject({ hubs: [`https://${address}:${hub.port}`], fingerprint: hub.network?.fingerprint, role: 'adviser', until: '2099-12-31' })

  // A name that is taken is not written over, and makes no second enrolment.
  expect((await make()).err).toContain('There is already a file')
  const first = await enrol(hub, file)
  expect(first).toMatchObject({ status: 200, body: { role: 'adviser', label: 'Adviser 1', token: expect.any(String) } })
  const browser = await enrol(hub, file, { origin: hub.url })
  expect([browser.status, browser.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('HttpOnly')])
  expect(browser.body).not.toHaveProperty('token')
  expect((await enrol(hub, file)).body).toMatchObject({ code: 'codeWrong', sentence: expect.stringContaining('for 2 devices') })

  expect((await hubCommand(hub, 'enrolments')).out.trim().split('\n')).toEqual([
    expect.stringMatching(`^${file.enrolment}  adviser .* 2 of 2 joined  until 2099-12-31$`),
  ])
  expect((await hubCommand(hub, 'revoke', file.enrolment)).out).toContain('is taken away')
  expect((await hubCommand(hub, 'enrolments')).out).toContain('2 of 2 joined  ended ')
  expect((await hub.devices()).every(({ revokedAt }) => revokedAt === null)).toBe(true)
})

test('a hub that no other machine can reach makes no file, and says what it needs', async () => {
  const hub = await aHub()
  const path = join(hub.folder, 'desks.json')
  const { err } = await hubCommand(hub, 'enrol', '--role', 'adviser', '--count', '2', '--until', '2099-12-31', path)
  expect(err).toContain('FOYER_HOST')
  expect(existsSync(path)).toBe(false)
  expect((await hubCommand(hub, 'enrolments')).out).toContain('There is no enrolment')
})

test('behind a proxy the file names the addresses that the hub was told', async () => {
  const hub = await aHub({ behindProxy: true, hubs: ['https://foyer.example'] })
  const path = join(hub.folder, 'desks.json')
  await hubCommand(hub, 'enrol', '--role', 'display', '--count', '2', '--until', '2099-12-31', path)
  expect(readEnrolmentFile(readFileSync(path, 'utf8'))).toMatchObject({ hubs: ['https://foyer.example'], fingerprint: null })
})

test('enrolling is tried so often a minute and no more', async () => {
  const hub = await aHub({ limits: { pairPerMinute: 2 } })
  const nobody = { enrolment: 'e-abcdefghjkmn', secret: 'x'.repeat(43) }
  const tries = [await enrol(hub, nobody), await enrol(hub, nobody), await enrol(hub, nobody)]
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 429])
})
