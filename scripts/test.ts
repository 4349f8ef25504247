/*
  npm test: everything. Standing checks, then unit tests, fence, store contract and simulator (vitest), then the walks in a
  real Chromium (Playwright). Ends with one line that counts them all; what could not run counts as failed.
*/
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needNode24 } from './needNode24.ts'
import { say, standingChecks, step } from './step.ts'
import { readPlaywright, readVitest } from './testReports.ts'
import type { Count } from './testReports.ts'

needNode24()
const { buildWhenNeeded } = await import('./buildWhenNeeded.ts')
const { needChromium, wantWindowless } = await import('./chromium.ts')
const reports = await mkdtemp(join(tmpdir(), 'foyer-test-'))
const total = { passed: 0, failed: 0 }

for (const running of standingChecks()) {
  const done = await running
  say(done)
  add({ name: done.name, passed: done.ok ? 1 : 0, failed: done.ok ? 0 : 1, skipped: [], messages: [] }, false)
}

const vitestReport = join(reports, 'vitest.json')
const vitest = await step('vitest', 'vitest', ['run', '--reporter=json', `--outputFile=${vitestReport}`])
const simulator = existsSync('test/sync') ? ['test/sync'] : []
for (const count of await readVitest(vitestReport, vitest, ['src', 'test/house', 'test/hub', ...simulator])) add(count)

add(await walks())

await rm(reports, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

/** The e2e suite, which needs what was built and a Chromium. */
async function walks(): Promise<Count> {
  const name = 'test/e2e'
  const cannot = (message: string): Count => ({ name, passed: 0, failed: 1, skipped: [], messages: [message] })
  const chromium = needChromium()
  if ('sentence' in chromium) return cannot(chromium.sentence)
  wantWindowless()
  const built = await buildWhenNeeded()
  if (built && !built.ok) return cannot(`The build failed:\n${built.output}`)
  const report = join(reports, 'playwright.json')
  const ran = await step(name, 'playwright', ['test', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  return readPlaywright(name, report, ran)
}

function add({ name, passed, failed, skipped, messages }: Count, aloud = true): void {
  total.passed += passed
  total.failed += failed
  if (aloud) console.log(`${failed === 0 ? 'ok   ' : 'RED  '} ${name.padEnd(24)} ${passed} passed, ${failed} failed`)
  for (const one of skipped) console.log(`      skipped: ${one}`)
  for (const one of messages) console.log(one.replaceAll(/^/gm, '      '))
}
