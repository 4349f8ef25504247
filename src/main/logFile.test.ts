import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeLogFile } from './logFile.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'foyer-log-'))))
afterEach(() => rmSync(folder, { recursive: true }))
const at = () => new Date(0)

describe('the log file', () => {
  test('says when, one entry a line, the rest of it indented', () => {
    const note = makeLogFile(join(folder, 'new'), at)
    note('first')
    note('second\nwith a stack')
    expect(readFileSync(join(folder, 'new/main.log'), 'utf8')).toBe('1970-01-01T00:00:00.000Z first\n1970-01-01T00:00:00.000Z second\n  with a stack\n')
    expect(statSync(join(folder, 'new/main.log')).mode & 0o777).toBe(0o600)
  })

  test('keeps the last two files of a megabyte, not the disk', () => {
    writeFileSync(join(folder, 'main.log'), 'x'.repeat(1_000_001))
    makeLogFile(folder, at)('new')
    expect(readdirSync(folder).toSorted()).toEqual(['main.log', 'main.log.1'])
    expect(statSync(join(folder, 'main.log')).size).toBeLessThan(100)
  })

  test('never throws: a disk that takes nothing stops nobody', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => makeLogFile(join(folder, 'file/below'), at)('lost')).not.toThrow()
  })
})
