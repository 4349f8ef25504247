/* Reads what vitest and Playwright say of a run, into counts that cannot hide a suite that did not run. */
import { readFile } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import type { Done } from './step.ts'

export type Count = { name: string; passed: number; failed: number; skipped: string[]; messages: string[] }

type VitestReport = {
  success: boolean
  testResults: { name: string; status: string; message: string; assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[] }[]
}

/** A count for each folder that was expected to have tests, and for any other that has some. */
export async function readVitest(path: string, ran: Done, expected: string[]): Promise<Count[]> {
  const report = await read<VitestReport>(path)
  if (!report) return [{ ...empty('vitest'), failed: Math.max(1, expected.length), messages: [ran.output || 'vitest left no report'] }]
  const counts = new Map(expected.map((name) => [name, empty(name)]))
  for (const { name, message, status, assertionResults } of report.testResults) {
    const file = relative(process.cwd(), name).split(sep)
    const folder = file.slice(0, file[0] === 'test' && file.length > 2 ? 2 : 1).join('/')
    const count = counts.get(folder) ?? empty(folder)
    counts.set(folder, count)
    const where = file.join('/')
    for (const test of assertionResults) tally(count, test.status, `${where}: ${test.fullName}`, (test.failureMessages ?? []).join('\n'))
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) tally(count, 'failed', where, message || 'could not be read')
  }
  const all = [...counts.values()]
  for (const count of all) if (count.passed + count.failed === 0) fail(count, `${count.name} has no test that ran`)
  const first = all[0] ?? empty('vitest')
  if (!ran.ok && all.every((count) => count.failed === 0)) fail(first, `vitest ended badly:\n${ran.output}`)
  return all.length > 0 ? all : [first]
}

type PlaywrightSuite = { title: string; file: string; suites?: PlaywrightSuite[]; specs: PlaywrightSpec[] }
type PlaywrightSpec = {
  title: string
  tests: { projectName: string; expectedStatus: string; status: 'expected' | 'unexpected' | 'flaky' | 'skipped'; results: { error?: { message?: string } }[] }[]
}
type PlaywrightReport = { errors: { message?: string }[]; suites: PlaywrightSuite[] }

export async function readPlaywright(name: string, path: string, ran: Done): Promise<Count> {
  const report = await read<PlaywrightReport>(path)
  const count = empty(name)
  if (!report) return fail(count, ran.output || 'Playwright left no report')
  const walk = (suite: PlaywrightSuite, above: string) => {
    const here = above ? `${above} › ${suite.title}` : suite.title
    for (const inner of suite.suites ?? []) walk(inner, here)
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        // Playwright also calls skipped what it never came to, because its worker died or the test before it failed.
        const never = test.status === 'skipped' && test.expectedStatus !== 'skipped'
        const status = never ? 'failed' : { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' }[test.status]
        const said = test.results.map((result) => result.error?.message).filter(Boolean)
        tally(count, status, `${here} › ${spec.title}${test.projectName ? ` (${test.projectName})` : ''}`, never ? 'never ran' : said.join('\n'))
      }
    }
  }
  for (const suite of report.suites) walk(suite, '')
  for (const error of report.errors) fail(count, error.message ?? 'Playwright says no more')
  if (count.passed + count.failed === 0) fail(count, `${name} has no test that ran`)
  if (!ran.ok && count.failed === 0) fail(count, `Playwright ended badly:\n${ran.output}`)
  return count
}

function empty(name: string): Count {
  return { name, passed: 0, failed: 0, skipped: [], messages: [] }
}

function fail(count: Count, message: string): Count {
  count.failed++
  count.messages.push(message)
  return count
}

function tally(count: Count, status: string, test: string, message: string): void {
  if (status === 'passed') count.passed++
  else if (status === 'failed') fail(count, `${test}\n${message}`)
  else count.skipped.push(test)
}

async function read<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch {
    return null
  }
}
