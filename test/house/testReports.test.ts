/* The last line of npm test is believed without looking. It must not say "0 failed" of what never ran. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPlaywright, readVitest } from '#scripts/testReports.ts'

const ran = (ok: boolean) => ({ name: 'x', ok, output: 'what it said', seconds: 1 })
let folder: string
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-reports-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function report(content: unknown): Promise<string> {
  const path = join(folder, `${files++}.json`)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('what vitest said', () => {
  const one = (name: string, status: string) => ({ fullName: name, status, failureMessages: status === 'failed' ? ['expected 1 to be 2'] : [] })
  const file = (path: string, ...assertionResults: ReturnType<typeof one>[]) => ({
    name: join(process.cwd(), path),
    status: assertionResults.some((test) => test.status === 'failed') ? 'failed' : 'passed',
    message: '',
    assertionResults,
  })
  const read = async (testResults: unknown[], expected: string[], ok = true) => readVitest(await report({ success: ok, testResults }), ran(ok), expected)

  test('is counted by folder', async () => {
    const counts = await read(
      [
        file('src/a/b.test.ts', one('a', 'passed'), one('b', 'passed')),
        file('test/hub/x.test.ts', one('c', 'passed')),
        file('test/alone.test.ts', one('d', 'passed')),
      ],
      ['src', 'test/hub'],
    )
    expect(counts.map(({ name, passed, failed }) => [name, passed, failed])).toEqual([
      ['src', 2, 0],
      ['test/hub', 1, 0],
      ['test', 1, 0],
    ])
  })

  test('a red test is named with its message', async () => {
    const [count] = await read([file('src/b.test.ts', one('keeps its promise', 'failed'))], ['src'], false)
    expect(count).toMatchObject({ passed: 0, failed: 1 })
    expect(count?.messages.join()).toMatch(/src\/b\.test\.ts: keeps its promise[^]*expected 1 to be 2/)
  })

  test('a file that could not be read is a failure', async () => {
    const broken = { ...file('src/b.test.ts'), status: 'failed', message: 'Cannot find module' }
    const [count] = await read([broken], ['src'], false)
    expect(count).toMatchObject({ failed: 1, messages: ['src/b.test.ts\nCannot find module'] })
  })

  test('a suite without a test that ran is a failure, also when all of its tests were skipped', async () => {
    const counts = await read([file('src/b.test.ts', one('a', 'passed')), file('test/hub/x.test.ts', one('c', 'skipped'))], ['src', 'test/hub', 'test/house'])
    expect(counts.map(({ name, failed }) => [name, failed])).toEqual([
      ['src', 0],
      ['test/hub', 1],
      ['test/house', 1],
    ])
    expect(counts[1]?.skipped).toEqual(['test/hub/x.test.ts: c'])
  })

  test('no report, half a report, or a bad end without a red test are failures', async () => {
    const sum = (counts: { failed: number }[]) => counts.reduce((all, { failed }) => all + failed, 0)
    expect(sum(await readVitest(join(folder, 'none.json'), ran(false), ['src', 'test/hub']))).toBe(2)
    expect(sum(await readVitest(await report('{"testRes'), ran(true), []))).toBe(1)
    expect(sum(await read([file('src/b.test.ts', one('a', 'passed'))], ['src'], false))).toBe(1)
    expect(sum(await read([], [], false))).toBe(1)
  })
})

describe('what Playwright said', () => {
  const spec = (title: string, status: string, message?: string, expectedStatus = status === 'skipped' ? 'skipped' : 'passed') => ({
    title,
    tests: [{ projectName: '', expectedStatus, status, results: [message ? { error: { message } } : {}] }],
  })
  const read = async (content: unknown, ok = true) => readPlaywright('test/e2e', await report(content), ran(ok))
  const suite = (...specs: unknown[]) => ({
    errors: [],
    suites: [{ title: 'walk.e2e.ts', file: '', specs: [], suites: [{ title: 'a walk', file: '', specs }] }],
  })

  test('is counted, a red one with its name and message', async () => {
    const count = await read(suite(spec('works', 'expected'), spec('breaks', 'unexpected', 'no such number')), false)
    expect(count).toMatchObject({ passed: 1, failed: 1, messages: ['walk.e2e.ts › a walk › breaks\nno such number'] })
  })

  test('a test that passed only at the second try has failed', async () => {
    expect(await read(suite(spec('works', 'expected'), spec('sometimes', 'flaky', 'first try')))).toMatchObject({ passed: 1, failed: 1 })
  })

  test('a test that was never come to has failed; one that says itself that it is not for here is named', async () => {
    const died = spec('after the crash', 'skipped', undefined, 'passed')
    expect(await read(suite(spec('works', 'expected'), died, spec('only on Windows', 'skipped')), false)).toMatchObject({
      passed: 1,
      failed: 1,
      messages: ['walk.e2e.ts › a walk › after the crash\nnever ran'],
      skipped: ['walk.e2e.ts › a walk › only on Windows'],
    })
  })

  test('nothing that ran, no report, errors outside of tests and a bad end are failures', async () => {
    expect(await read(suite())).toMatchObject({ passed: 0, failed: 1 })
    expect(await read(suite(spec('later', 'skipped')))).toMatchObject({ failed: 1, skipped: ['walk.e2e.ts › a walk › later'] })
    expect(await read('not json', false)).toMatchObject({ failed: 1, messages: ['what it said'] })
    expect(await read({ ...suite(spec('works', 'expected')), errors: [{ message: 'config' }] })).toMatchObject({ passed: 1, failed: 1 })
    expect(await read(suite(spec('works', 'expected')), false)).toMatchObject({ passed: 1, failed: 1 })
  })
})
