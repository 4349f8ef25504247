/* Documents are read by people who cannot know better. What can be checked is checked here. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const DOCUMENTS = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: ROOT })].filter((path) => existsSync(join(ROOT, path)))

/** Rows of the tables of a document, cell by cell. */
function rows(path: string): string[][] {
  const lines = read(path)
    .split('\n')
    .filter((line) => line.startsWith('|'))
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** Links to other files, as they are written. Those to other sites are not followed. */
function links(text: string): string[] {
  const outsideCode = text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')
  return [...outsideCode.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '').filter((link) => !/^(https?:|mailto:|#)/.test(link))
}

describe('adding an event', () => {
  const table = rows('docs/adding-an-event.md').filter(([event]) => event?.startsWith('`'))

  test('lists every event with its class, and no other', () => {
    const listed = Object.fromEntries(table.map(([event, kind]) => [event?.replaceAll('`', ''), kind]))
    expect(listed).toEqual(EVENT_CLASSES)
    expect(table.filter(([, , says]) => !says)).toEqual([])
  })

  test('names files that exist', () => {
    const named = [...read('docs/adding-an-event.md').matchAll(/`((?:src|test)\/[\w/.-]+\.tsx?)`/g)].map(([, path]) => path ?? '')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})

describe('every link leads somewhere', () => {
  test.each(DOCUMENTS)('%s', (path) => {
    expect(links(read(path)).filter((link) => !existsSync(join(ROOT, dirname(path), link.split('#')[0] ?? '')))).toEqual([])
  })

  test('a link to nowhere would be found', () => {
    expect(links('[a](gone.md) and ![b](shot.png) but `[c](code.md)` and [d](https://example.org)')).toEqual(['gone.md', 'shot.png'])
  })
})

describe('words', () => {
  /** Words to avoid that have another, proper meaning in code. */
  const ALSO_SOMETHING_ELSE = ['line', 'message', 'scope', 'request', 'process', 'closed', 'lost', 'token', 'served', 'task', 'queue', 'ticket', 'desk']
  const avoided = [
    ...new Set(
      rows('docs/words.md')
        .flatMap(([, , not]) => (not === 'not' ? [] : (not ?? '').split(',')))
        .map((word) => word.trim()),
    ),
  ].filter((word) => /^[a-z-]+$/.test(word) && !ALSO_SOMETHING_ELSE.includes(word))
  const parts = (name: string) => name.split(/(?=[A-Z])|_/).map((part) => part.toLowerCase())

  /** Identifiers of a source text, comments and strings left out. */
  function identifiers(source: string): string[] {
    const code = source
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\/\/.*$/gm, '')
      .replaceAll(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g, '')
    return code.match(/[A-Za-z_]\w*/g) ?? []
  }
  const wrong = (source: string) =>
    identifiers(source).filter((name) => parts(name).some((part) => avoided.includes(part) || avoided.includes(part.replace(/s$/, ''))))

  test('the list of words to avoid is read', () => {
    expect(avoided).toEqual(
      expect.arrayContaining(['citizen', 'client', 'visitor', 'session', 'waitlist', 'workstation', 'clerk', 'agent', 'transfer', 'backend', 'no-show']),
    )
  })

  test('the domain speaks the words of the house', () => {
    const files = globSync('src/domain/**/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap((path) => wrong(read(path)).map((name) => `${path}: ${name}`))).toEqual([])
  })

  test('another word would be found', () => {
    expect(wrong("const citizenId = 1 // client\nfunction transferVisit() { return 'agent' }\ntype Sessions = 1")).toEqual([
      'citizenId',
      'transferVisit',
      'Sessions',
    ])
  })
})

describe('decisions', () => {
  test('are numbered without a gap, and say context, decision, options and consequences', () => {
    const files = globSync('docs/decisions/*.md', { cwd: ROOT }).sort()
    expect(files.map((path) => Number(/(\d{4})-/.exec(path)?.[1]))).toEqual(files.map((_, place) => place + 1))
    for (const path of files)
      for (const part of ['## Context', '## Decision', '## Options that were refused', '## Consequences']) expect(read(path), path).toContain(part)
  })
})
