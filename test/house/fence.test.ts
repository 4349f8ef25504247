/*
  Kicks the import fence. Every room gets every import that it must not have, each written in every way, in a tree of its own
  with the real .oxlintrc.json; and every import that it may have, which must stay green.
  The table below says the law of docs/house.md once more, on purpose: the lint file cannot vouch for itself.
*/
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const NODE = ['node:fs', 'node:fs/promises']
const REACT = ['react', 'react-aria-components', 'lucide-react', 'react-i18next']
const STAFF = ['#renderer/centre/x.ts', '#renderer/ui/x.ts', '#domain/x.ts', ...REACT]
const SCREEN = ['#renderer/staff/x.ts', ...STAFF, 'minisearch']
const RENDERER = ['port', 'log', 'sync', 'centre', 'welcome', 'adviser', 'lead', 'begin', 'staff', 'display', 'join', 'ui', 'mount'].map(
  (room) => `#renderer/${room}/x.ts`,
)

const WIRE = ['#wire/x.ts', '#wire/ipc.ts', '#wire/join.ts']
const MOUNTER = [...RENDERER, '#renderer/main.tsx', '#domain/x.ts', ...WIRE, 'zod', 'react', 'react-dom/client']

/** Room: where a file of it lies, and everything that it may import beside its own. */
const MAY: Record<string, { file: string; own: string; may: string[] }> = {
  domain: { file: 'src/domain/visit/', own: '#domain/x.ts', may: ['date-fns/addDays', 'date-fns/format', 'date-fns/startOfDay', '@date-fns/tz'] },
  wire: { file: 'src/wire/', own: '#wire/x.ts', may: ['#wire/ipc.ts', '#wire/join.ts', '#domain/x.ts', 'zod'] },
  main: { file: 'src/main/', own: '#main/x.ts', may: ['#wire/ipc.ts', '#wire/join.ts', 'electron', 'ws', 'zod', ...NODE] },
  preload: { file: 'src/preload/', own: '#preload/x.ts', may: ['electron'] },
  mounter: { file: 'src/renderer/', own: './y.ts', may: MOUNTER },
  mount: { file: 'src/renderer/mount/', own: './y.ts', may: MOUNTER },
  port: { file: 'src/renderer/port/', own: '#renderer/port/x.ts', may: [...WIRE] },
  log: { file: 'src/renderer/log/', own: '#renderer/log/x.ts', may: ['#domain/x.ts', ...WIRE, 'dexie'] },
  sync: {
    file: 'src/renderer/sync/',
    own: '#renderer/sync/x.ts',
    may: ['#renderer/log/x.ts', '#renderer/port/x.ts', ...WIRE],
  },
  centre: { file: 'src/renderer/centre/', own: '#renderer/centre/x.ts', may: ['#renderer/log/x.ts', '#domain/x.ts', 'zustand', 'zustand/vanilla', 'react'] },
  staff: { file: 'src/renderer/staff/', own: '#renderer/staff/x.ts', may: STAFF },
  welcome: { file: 'src/renderer/welcome/', own: '#renderer/welcome/x.ts', may: SCREEN },
  adviser: { file: 'src/renderer/adviser/', own: '#renderer/adviser/x.ts', may: SCREEN },
  lead: { file: 'src/renderer/lead/', own: '#renderer/lead/x.ts', may: [...SCREEN, '@observablehq/plot'] },
  begin: { file: 'src/renderer/begin/', own: '#renderer/begin/x.ts', may: SCREEN },
  display: {
    file: 'src/renderer/display/',
    own: '#renderer/display/x.ts',
    may: ['#renderer/port/x.ts', '#renderer/ui/x.ts', ...WIRE, ...REACT],
  },
  join: { file: 'src/renderer/join/', own: '#renderer/join/x.ts', may: ['#renderer/ui/x.ts', ...REACT] },
  ui: { file: 'src/renderer/ui/', own: '#renderer/ui/x.ts', may: [...REACT, 'react-dom', 'i18next', '@fontsource/atkinson-hyperlegible/400.css'] },
  hub: {
    file: 'src/hub/http/',
    own: '#hub/x.ts',
    may: ['#domain/x.ts', ...WIRE, ...NODE, 'fastify', '@fastify/static', 'pino', 'ws', 'zod'],
  },
  'the hub’s store': { file: 'src/hub/store/', own: '#hub/x.ts', may: ['#domain/x.ts', ...WIRE, ...NODE, 'pg'] },
  'the hub’s TLS': { file: 'src/hub/tls/', own: '#hub/x.ts', may: ['#domain/x.ts', ...WIRE, ...NODE, '@peculiar/x509', 'reflect-metadata'] },
  'a room that nobody named': { file: 'src/attic/', own: './y.ts', may: [] },
  'a room of the renderer that nobody named': { file: 'src/renderer/attic/', own: './y.ts', may: [] },
}

/** Everything that anybody might reach for. */
const ALL = [
  '#domain/x.ts #wire/x.ts #wire/ipc.ts #wire/join.ts #main/x.ts #preload/x.ts #renderer/main.tsx #hub/x.ts #scripts/x.ts #test/support/x.ts',
  'fs node:fs node:fs/promises electron ws fastify @fastify/static @peculiar/x509 reflect-metadata pg pino zod dexie zustand zustand/vanilla minisearch date-fns date-fns/addDays date-fns/format date-fns/startOfDay date-fns/locale @date-fns/tz',
  'react react-dom react-dom/client react-aria-components lucide-react react-i18next i18next @fontsource/atkinson-hyperlegible/400.css @observablehq/plot',
  'lodash @somebody/something https://example.org/x.js /src/domain/x.ts ../x.ts ../../domain/x.ts ./../x.ts ./deeper/x.ts ..',
]
  .flatMap((line) => line.split(' '))
  .concat(RENDERER)

/** The ways of writing an import. */
const WAYS: Record<string, (from: string) => string> = {
  static: (from) => `import { x } from '${from}'\nexport const y = x\n`,
  'type-only': (from) => `import type { X } from '${from}'\nexport const y: X | null = null\n`,
  'side effect': (from) => `import '${from}'\n`,
  're-export': (from) => `export { x } from '${from}'\n`,
  'type re-export': (from) => `export type { X } from '${from}'\n`,
  star: (from) => `export * from '${from}'\n`,
  dynamic: (from) => `export const y = await import('${from}')\n`,
  'dynamic by a template': (from) => `export const y = await import(\`${from}\`)\n`,
  'dynamic by parts': (from) => `export const y = await import('${from.slice(0, 2)}' + '${from.slice(2)}')\n`,
  'type by import()': (from) => `export const y: import('${from}').X | null = null\n`,
  require: (from) => `export const y = require('${from}')\n`,
  'import require': (from) => `import x = require('${from}')\nexport const y = x\n`,
}

const CLOCKS_AND_CHANCE = {
  'Date.now()': 'Date.now()',
  'new Date()': 'new Date()',
  'globalThis.Date': 'globalThis.Date.now()',
  "globalThis['Date']": "globalThis['Date']",
  'the global object under another name': '[globalThis].length',
  Intl: "new Intl.NumberFormat('en')",
  setTimeout: 'setTimeout(() => {}, 1)',
  setInterval: 'setInterval(() => {}, 1)',
  queueMicrotask: 'queueMicrotask(() => {})',
  'Math.random': 'Math.random()',
  "Math['random']": "Math['random']()",
  'random out of Math': '(() => {\n  const { random } = Math\n  return random()\n})()',
  crypto: 'crypto.randomUUID()',
  performance: 'performance.now()',
  console: "console.log('x')",
  process: 'process.env',
  window: 'window.name',
  fetch: "fetch('/x')",
}
const NETWORK = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']
const STORAGE = ['localStorage', 'sessionStorage', 'indexedDB']
const without = (names: string[]) =>
  Object.fromEntries(names.flatMap((name) => [`${name}`, `window.${name}`, `globalThis.${name}`, `self.${name}`].map((use) => [use, `[${use}]`])))
const NO_GLOBALS: Record<string, Record<string, string>> = { domain: CLOCKS_AND_CHANCE }
for (const room of ['log', 'sync', 'centre']) NO_GLOBALS[room] = without(NETWORK)
for (const room of ['staff', 'welcome', 'adviser', 'lead', 'begin', 'display', 'join', 'ui']) NO_GLOBALS[room] = without([...NETWORK, ...STORAGE])

const EVERYWHERE: Record<string, string> = {
  any: 'export const y = (x: any) => x\n',
  'ts-ignore': "// @ts-ignore\nexport const y: number = 'x'\n",
  'a default export': 'const y = 1\nexport default y\n',
  'a barrel': "import { x } from './y.ts'\nexport { x }\n",
  'import.meta.glob': "export const y = import.meta.glob('./*.ts')\n",
  'a file of more than 400 lines': 'export const y = [\n' + '  1,\n'.repeat(400) + ']\n',
  'a function of more than 80 lines': 'export function y() {\n' + '  y()\n'.repeat(80) + '}\n',
}

/** `by`: the rule that must find it, where another could find it by chance. */
type Planted = { says: string; path: string; text: string; by?: string }
const breaches: Planted[] = []
const legal: Planted[] = []
let red: Map<string, string[]>
let tree: string

const BY_LIST = 'eslint(no-restricted-imports)'
const HIDDEN = ['dynamic by a template', 'dynamic by parts', 'type by import()', 'require']

function plant(list: Planted[], says: string, folder: string, text: string, by?: string): void {
  list.push({ says, path: `${folder}p${breaches.length + legal.length}.ts`, text, ...(by && { by }) })
}

for (const [room, { file, own, may }] of Object.entries(MAY)) {
  for (const from of [own, './y.ts', './Look.module.css', ...may]) plant(legal, `${room} imports ${from}`, file, WAYS.static!(from))
  const not = ALL.filter((from) => from !== own && !may.includes(from))
  for (const from of not) plant(breaches, `${room}: ${from}, static`, file, WAYS.static!(from), BY_LIST)
  for (const [way, write] of Object.entries(WAYS).slice(1)) {
    // The types of the wire are all that a hatch may have of it, and a road may name a schema's type.
    const typed = room === 'preload' ? ['#wire/ipc.ts', 'zod'] : room === 'port' ? ['zod'] : []
    for (const from of ['#scripts/x.ts', 'lodash', '../x.ts', ...(way.startsWith('type') ? [] : typed)])
      plant(breaches, `${room}: ${from}, ${way}`, file, write(from), HIDDEN.includes(way) ? undefined : BY_LIST)
    if (way === 'type-only') for (const from of typed) plant(legal, `${room} imports a type of ${from}`, file, write(from))
  }
  for (const [says, text] of Object.entries(EVERYWHERE)) plant(breaches, `${room}: ${says}`, file, text)
  for (const [says, use] of Object.entries(NO_GLOBALS[room] ?? {})) plant(breaches, `${room}: ${says}`, file, `export const y = ${use}\n`)
}
for (const folder of ['test/hub/', 'scripts/', 'bench/'])
  for (const from of ['../src/domain/x.ts', '../../x.ts', '..']) plant(breaches, `${folder}: climbs by ${from}`, folder, WAYS.static!(from), BY_LIST)
plant(legal, 'a test reaches for what it likes', 'test/hub/', WAYS.static!('fake-indexeddb') + 'export const at = Date.now()\n')
breaches.push({ says: 'a test beside the source climbs', path: 'src/domain/climbs.test.ts', text: WAYS.static!('../x.ts') })
breaches.push({ says: 'one test only', path: 'src/domain/only.test.ts', text: "import { test } from 'vitest'\ntest.only('x', () => {})\n" })
breaches.push({ says: 'it instead of test', path: 'src/domain/it.test.ts', text: "import { it } from 'vitest'\nit('x', () => {})\n" })
legal.push({
  says: 'a test beside the source knows the time',
  path: 'src/domain/time.test.ts',
  text: WAYS.static!('vitest') + 'export const at = Date.now()\n',
})
legal.push({ says: 'a tool is set up by a default export', path: 'vitest.config.ts', text: 'const y = 1\nexport default y\n' })

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'foyer-fence-'))
  const round: [string, string][] = [
    ['src/renderer/ui/a.ts', "import { b } from './b.ts'\nexport const a = () => b\n"],
    ['src/renderer/ui/b.ts', "import { a } from './a.ts'\nexport const b = () => a\n"],
    ['src/domain/c.ts', "import type { D } from './d.ts'\nexport type C = D | null\n"],
    ['src/domain/d.ts', "import type { C } from './c.ts'\nexport type D = C[]\n"],
  ]
  for (const [path, text] of round) breaches.push({ says: `in a ring: ${path}`, path, text, by: 'import(no-cycle)' })
  for (const { path, text } of [...breaches, ...legal]) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  await cp('.oxlintrc.json', join(tree, '.oxlintrc.json'))
  await cp('scripts/lint', join(tree, 'scripts/lint'), { recursive: true })
  red = await lint(tree)
}, 60_000)

afterAll(() => rm(tree, { recursive: true, force: true }))

/** File: the rules that it breaks. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const out = await new Promise<string>((done, fail) => {
    const linter = join(import.meta.dirname, '..', '..', 'node_modules', 'oxlint', 'bin', 'oxlint')
    execFile(process.execPath, [linter, '-f', 'json', '.'], { cwd: folder, maxBuffer: 64e6 }, (error, stdout) => (stdout ? done(stdout) : fail(error)))
  })
  const { diagnostics } = JSON.parse(out) as { diagnostics: { code?: string; filename: string }[] }
  const found = new Map<string, string[]>()
  for (const { code, filename } of diagnostics) {
    const path = relative(folder, join(folder, filename))
    found.set(path, [...(found.get(path) ?? []), code ?? 'unreadable'])
  }
  return found
}

describe('the import fence', () => {
  test('was kicked in every room', () => {
    expect(breaches.length).toBeGreaterThan(1000)
    expect(legal.length).toBeGreaterThan(100)
  })

  test('finds every breach', () => {
    const through = breaches.filter(({ path, by }) => !(by ? red.get(path)?.includes(by) : red.has(path))).map(({ says }) => says)
    expect(through).toEqual([])
  })

  test('finds them for what they are, not because they cannot be read', () => {
    const unread = [...red].filter(([, codes]) => codes.includes('unreadable')).map(([path]) => path)
    expect(unread).toEqual([])
  })

  test('lets everything pass that a room may do', () => {
    const stopped = legal.filter(({ path }) => red.has(path)).map(({ says, path }) => `${says}: ${red.get(path)?.join(', ')}`)
    expect(stopped).toEqual([])
  })
})
