import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { untilItEnds } from '#scripts/untilItEnds.ts'

const run = (program: string) => spawn(process.execPath, ['-e', program], { stdio: 'ignore' })

describe('an Electron that', () => {
  test('dies at once says why in one line', async () => {
    expect(await untilItEnds(run('process.exit(127)'))).toBe('Electron ended at once (exit code 127)')
    expect(await untilItEnds(run('process.kill(process.pid, "SIGTRAP")'))).toBe('Electron ended at once (SIGTRAP)')
    expect(await untilItEnds(spawn('/nowhere/electron', []))).toMatch(/^Electron could not be started: .*ENOENT/)
  })

  test('is closed by somebody has not failed', async () => {
    expect(await untilItEnds(run('process.exit(0)'))).toBeNull()
    expect(await untilItEnds(run('process.exit(1)'), 0)).toBeNull()
  })
})
