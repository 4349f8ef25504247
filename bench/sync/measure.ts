/* One round of one contender: a server and two browsers of its own, each with a real profile on the disk, and nothing left behind. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { NewEvent } from '#domain/events.ts'
import { writeRaw } from '#renderer/log/records.ts'
import type { Browser } from './browser.ts'
import { openBrowser } from './browser.ts'
import type { Contender, Kind } from './contenders.ts'
import type { Round } from './figures.ts'
import { folderOf } from './workshop.ts'

/** What every page of a contender can do. Times in milliseconds. */
type Bench = {
  prepare(): Promise<number>
  write(events: unknown, batch: number): Promise<number>
  drain(last: number, batch: number): Promise<number>
  fill(last: number, batch: number): Promise<number>
  count(): Promise<number>
}
declare global {
  interface Window {
    bench: Bench
  }
}

/** Events in one local write, for all of them. */
const WRITTEN_AT_ONCE = 100

/** `pages`: the folder of the built pages. `work`: an empty folder, on a disk. Throws when a contender loses or doubles anything. */
export async function measure({ kind, batch }: Contender, events: readonly NewEvent[], pages: string, work: string): Promise<Round> {
  mkdirSync(work, { recursive: true })
  const closing: (() => Promise<unknown>)[] = []
  const started = async (profile: string, address: string) => {
    const browser = await openBrowser(join(work, profile))
    closing.push(browser.close)
    await browser.load(address)
    return browser
  }
  try {
    const server = await serve(kind, join(pages, kind), join(work, 'server'))
    closing.push(server.stop)
    const a = await started('a', server.address(0))
    const before = await a.run(() => window.bench.prepare(), null)
    await a.load()
    const payload = kind === 'foyer' ? events : events.map(asDocument)
    const write = await a.run(([all, size]) => window.bench.write(all, size), [payload, WRITTEN_AT_ONCE] as const)
    await a.load()
    const last = before + events.length
    const drain = await a.run(([to, size]) => window.bench.drain(to, size), [last, batch] as const)
    await check(kind, a, last, 'A')
    if (kind !== 'foyer') await checkServer(server.url, events.length)
    await a.close()

    const b = await started('b', server.address(1))
    const fill = await b.run(([to, size]) => window.bench.fill(to, size), [last, batch] as const)
    await check(kind, b, last, 'B')
    return { write, drain, fill }
  } finally {
    for (const close of closing.reverse()) await close()
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** For the peers: the very envelope that Foyer writes of the event, as a document. */
function asDocument(event: NewEvent, i: number): unknown {
  const [id, device, inc] = [crypto.randomUUID(), 'd-7f3c2a9e51b84d06', '3b1f6c1e-5d0a-4a52-9c39-0c8e7d5b2f11']
  return JSON.parse(writeRaw(event, { id, device, inc, dseq: i + 1, clock: Date.now(), base: 46 }))
}

async function serve(kind: Kind, page: string, folder: string): Promise<{ url: string; address(i: number): string; stop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true })
  const args = kind === 'foyer' ? [folder, page] : [page, folder]
  const file = join(folderOf(kind), kind === 'foyer' ? 'server.ts' : 'server.mjs')
  const child = fork(file, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}.`)))
  const [said] = (await Promise.race([once(child, 'message'), died])) as [{ url: string; codes: string[] }]
  // From here on it ends when it is told to.
  died.catch(() => undefined)
  return {
    url: said.url,
    address: (i) => (said.codes[i] === undefined ? `${said.url}/` : `${said.url}/#${said.codes[i]}`),
    async stop() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** What is really in the browser's database: everything, once. */
async function check(kind: Kind, browser: Browser, last: number, who: string): Promise<void> {
  const held = await browser.run(() => window.bench.count(), null)
  if (held !== last) throw new Error(`${kind}: ${who} holds ${held} of ${last}.`)
}

async function checkServer(url: string, expected: number): Promise<void> {
  const { count } = (await (await fetch(`${url}/count`)).json()) as { count: number }
  if (count !== expected) throw new Error(`The server holds ${count} of ${expected}.`)
}
