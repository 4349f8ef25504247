import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KeptEvent } from '#wire/ipc.ts'
import type { Journal } from './journal.ts'
import { makeJournal, makeJournals } from './journal.ts'

let folder: string
let path: string
let noted: string[]
let opened: Journal[]
const note = (line: string) => void noted.push(line)
const open = (largest?: number) => {
  const journal = makeJournal(path, note, largest)
  opened.push(journal)
  return journal
}
const event = (dseq: number, raw = `{"number":${dseq},"text":"é\u2028"}`): KeptEvent => ({ id: `event-${dseq}`, inc: 'inc-1', dseq, raw })
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i))
const lines = () => readFileSync(path, 'utf8').split('\n').slice(0, -1)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-journal-'))
  path = join(folder, 'unsent-pc-4.ndjson')
  noted = []
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((journal) => journal.close()))
  rmSync(folder, { recursive: true, force: true })
})

describe('what is kept', () => {
  test('is there after a restart, byte for byte and in order, for nobody else to read', async () => {
    const journal = open()
    expect(await journal.keep(events(1, 3))).toEqual({ ok: true })
    expect(await journal.keep([event(4)])).toEqual({ ok: true })
    expect(await open().kept()).toEqual({ events: events(1, 4) })
    expect(lines()).toHaveLength(4)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('is in the order in which it was asked, however many ask at once', async () => {
    const journal = open()
    await Promise.all(events(1, 40).map((one) => journal.keep([one])))
    expect(await open().kept()).toEqual({ events: events(1, 40) })
  })

  test('gets its new text under the same id, at its old place', async () => {
    const journal = open()
    await journal.keep(events(1, 2))
    await journal.keep([{ ...event(1, '{"again":1}'), inc: 'inc-2' }])
    expect(await open().kept()).toEqual({ events: [{ id: 'event-1', inc: 'inc-2', dseq: 1, raw: '{"again":1}' }, event(2)] })
  })

  test('is of one device only', async () => {
    const journals = makeJournals(folder, note)
    opened = [journals('pc-4'), journals('../pc 5')]
    await journals('pc-4').keep([event(1)])
    await journals('../pc 5').keep([event(2)])
    expect(await open().kept()).toEqual({ events: [event(1)] })
    expect(readdirSync(folder).toSorted()).toEqual(['unsent-..%2Fpc%205.ndjson', 'unsent-pc-4.ndjson'])
  })
})

describe('what a crash leaves', () => {
  test.each(['[', '["0000', 'no line end'])('a torn last line (%j) is cut off and nothing else; what comes next stands on a line of its own', async (torn) => {
    await open().keep(events(1, 2))
    appendFileSync(path, torn)
    const journal = open()
    expect(await journal.kept()).toEqual({ events: events(1, 2) })
    await journal.keep([event(3)])
    expect(await open().kept()).toEqual({ events: events(1, 3) })
    expect(noted).toEqual([])
  })

  test('a last line that lacks only its line end was never said to be saved', async () => {
    await open().keep(events(1, 3))
    writeFileSync(path, readFileSync(path).subarray(0, -1))
    expect(await open().kept()).toEqual({ events: events(1, 2) })
  })

  test('a line that rotted in the middle is left out, the rest stays, and the file as it was is kept', async () => {
    await open().keep(events(1, 3))
    const rotten = readFileSync(path, 'utf8').replace('"number\\":2', '"number\\":7')
    writeFileSync(path, rotten)
    expect(await open().kept()).toEqual({ events: [event(1), event(3)] })
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(rotten)
    expect(noted.join()).toContain('1 lines of the journal')
  })

  test('a file half written beside it changes nothing', async () => {
    await open().keep(events(1, 2))
    writeFileSync(`${path}.new`, '["half')
    const journal = open()
    expect(await journal.forget(['event-1'])).toEqual({ ok: true })
    expect(await open().kept()).toEqual({ events: [event(2)] })
  })

  test('kill -9 at any moment: all that was said to be kept is there, each once, in order', async () => {
    for (let trial = 0; trial < 6; trial++) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, join(import.meta.dirname, 'journal.ts'), path])
      let said = ''
      child.stdout.on('data', (chunk) => (said += chunk))
      let wrong = ''
      child.stderr.on('data', (chunk) => (wrong += chunk))
      const gone = new Promise((done) => child.once('close', done))
      while (said.split('\n').length < 20 + trial * 17 && child.exitCode === null) await new Promise((done) => setTimeout(done, 1))
      child.kill('SIGKILL')
      await gone
      expect(wrong).toBe('')
      const last = Number(said.trim().split('\n').at(-1))
      const answer = await open().kept()
      const kept = 'events' in answer ? answer.events.map((one) => one.dseq) : []
      // The writer forgets what is older than ten; what it said last is at the end, and at most one more is behind it.
      expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => (kept[0] ?? 0) + i))
      expect([last, last + 1]).toContain(kept.at(-1))
      expect(kept[0]).toBeLessThanOrEqual(Math.max(1, last - 9))
      rmSync(path)
    }
  }, 60_000)
})

/** Keeps one event after the other, says so each time, and forgets the old ones now and then. */
const WRITER = `
const [, journalFile, path] = process.argv
const { makeJournal } = await import(journalFile)
const journal = makeJournal(path, (line) => process.stderr.write(line))
for (let n = 1; ; n++) {
  const answer = await journal.keep([{ id: 'event-' + n, inc: 'inc-1', dseq: n, raw: '{"n":' + n + '}' }])
  if ('fault' in answer) throw new Error(answer.fault)
  process.stdout.write(n + '\\n')
  if (n % 13 === 0) await journal.forget(Array.from({ length: n - 10 }, (_, i) => 'event-' + (i + 1)))
}
`

describe('what is forgotten', () => {
  test('leaves the file as soon as half of it is no longer wanted, and does not come back', async () => {
    const journal = open()
    await journal.keep(events(1, 10))
    const { ino } = statSync(path)
    await journal.forget(['event-1', 'nobody'])
    expect(lines()).toHaveLength(10)
    await journal.forget(events(2, 6).map(({ id }) => id))
    expect(lines()).toHaveLength(4)
    // In place of the old one, not over it.
    expect(statSync(path).ino).not.toBe(ino)
    expect(readdirSync(folder)).toEqual(['unsent-pc-4.ndjson'])
    await journal.keep([event(11)])
    expect(await open().kept()).toEqual({ events: [...events(7, 10), event(11)] })
  })

  test('all of it: the file is empty', async () => {
    const journal = open()
    await journal.keep(events(1, 3))
    await journal.forget(events(1, 3).map(({ id }) => id))
    expect(statSync(path).size).toBe(0)
  })
})

describe('what cannot be written', () => {
  test('more than the file may hold is refused, and what was there stays', async () => {
    const journal = open(500)
    expect(await journal.keep(events(1, 3))).toEqual({ ok: true })
    expect(await journal.keep(events(4, 20))).toEqual({ fault: 'tooMuch' })
    expect(await open().kept()).toEqual({ events: events(1, 3) })
  })

  test('a folder that cannot be there is a fault and a line in the log file; nothing throws', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    path = join(folder, 'a-file', 'unsent.ndjson')
    const journal = open()
    expect(await journal.keep([event(1)])).toEqual({ fault: 'failed' })
    expect(await journal.kept()).toEqual({ fault: 'failed' })
    expect(noted).toHaveLength(2)
  })

  test('a full disk: nothing of it is kept, it is said, and the next goes on when there is room', async ({ skip }) => {
    // A process of its own that may write so much to any file: the next write of it fails as on a full disk (the code is EFBIG).
    if (process.platform === 'win32') skip()
    const script = `
      const [, journalFile, path] = process.argv
      process.on('SIGXFSZ', () => undefined)
      const { makeJournal } = await import(journalFile)
      const journal = makeJournal(path, () => undefined)
      const big = (n) => [{ id: 'event-' + n, inc: 'inc-1', dseq: n, raw: JSON.stringify('x'.repeat(1500)) }]
      console.log(JSON.stringify([await journal.keep(big(1)), await journal.keep([{ id: 'event-2', inc: 'inc-1', dseq: 2, raw: '{}' }, ...big(4)]), await journal.keep([{ id: 'event-3', inc: 'inc-1', dseq: 3, raw: '{}' }])]))
    `
    const file = join(import.meta.dirname, 'journal.ts')
    const ran = spawnSync('sh', ['-c', 'ulimit -f 4 && exec "$@"', 'sh', process.execPath, '--input-type=module', '--eval', script, file, path], {
      encoding: 'utf8',
    })
    expect(ran.stderr).toBe('')
    expect(JSON.parse(ran.stdout)).toEqual([{ ok: true }, { fault: 'failed' }, { ok: true }])
    const after = await open().kept()
    expect('events' in after && after.events.map((one) => one.id)).toEqual(['event-1', 'event-3'])
  })
})
