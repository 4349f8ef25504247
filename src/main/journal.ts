/*
  What a desk has not shared yet, in a file beside the browser's own store: one line an event, on the disk before the desk says
  "saved". Main does not read events: a line is an id, two counters and a text. A line is only ever added at the end, or left out
  when the whole file is written anew; the last one, torn by a power cut, was never said to be saved.
*/
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { KeepAnswer, KeepFault, KeptEvent } from '#wire/ipc.ts'

export interface Journal {
  /** On the disk when it answers `ok`; else nothing of it is kept. An id that is there already gets its new text. */
  keep(events: readonly KeptEvent[]): Promise<KeepAnswer>
  /** All that is kept, in the order in which the ids came. */
  kept(): Promise<{ events: KeptEvent[] } | { fault: KeepFault }>
  /** Leaves these out. The file is written anew when half of it or more is no longer wanted. */
  forget(ids: readonly string[]): Promise<KeepAnswer>
  /** Lets go of the file; the next question opens it again. */
  close(): Promise<unknown>
}

/** Bytes. Some 100,000 events: more than a desk can write in a month without a hub. */
const LARGEST = 64_000_000

/** One journal for each device that this PC is or was, in the user's data folder. */
export function makeJournals(folder: string, note: (line: string) => void): (device: string) => Journal {
  const journals = new Map<string, Journal>()
  return (device) => {
    const known = journals.get(device) ?? makeJournal(join(folder, `unsent-${encodeURIComponent(device)}.ndjson`), note)
    journals.set(device, known)
    return known
  }
}

type Line = { event: KeptEvent; bytes: number }
type Open = { file: FileHandle; lines: Map<string, Line>; size: number; wanted: number }

/** @param note a line for the log file; never holds an event */
export function makeJournal(path: string, note: (line: string) => void, largest = LARGEST): Journal {
  let opened: Open | null = null
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other, so that the order on the disk is the order in which the desk wrote. A fault closes the file: the next one reads it anew. */
  const inTurn = <T>(work: (journal: Open) => Promise<T>): Promise<T | { fault: KeepFault }> => {
    const done = turn.then(async () => {
      try {
        opened ??= await openFile(path, note)
        return await work(opened)
      } catch (error) {
        const file = opened?.file
        opened = null
        await file?.close().catch(() => undefined)
        note(`The journal of unsent events: ${error instanceof Error ? error.message : 'unknown fault'}`)
        return { fault: faultOf(error) }
      }
    })
    turn = done
    return done
  }

  return {
    keep: (events) =>
      inTurn(async (journal): Promise<KeepAnswer> => {
        const lines = events.map((event) => ({ event, text: writeLine(event) }))
        const bytes = Buffer.from(lines.map(({ text }) => text).join(''))
        if (journal.size + bytes.length > largest) return { fault: 'tooMuch' }
        await appendWhole(journal, bytes)
        for (const { event, text } of lines) keepLine(journal, event, Buffer.byteLength(text))
        return { ok: true }
      }),
    kept: () => inTurn(async ({ lines }) => ({ events: [...lines.values()].map(({ event }) => event) })),
    forget: (ids) =>
      inTurn(async (journal): Promise<KeepAnswer> => {
        for (const id of ids) {
          journal.wanted -= journal.lines.get(id)?.bytes ?? 0
          journal.lines.delete(id)
        }
        if (journal.size > 0 && journal.wanted * 2 <= journal.size) opened = await writeAnew(path, journal)
        return { ok: true }
      }),
    close: () =>
      inTurn(async ({ file }) => {
        opened = null
        await file.close()
      }),
  }
}

async function openFile(path: string, note: (line: string) => void): Promise<Open> {
  await mkdir(dirname(path), { recursive: true })
  const { events, bytes, torn, unreadable } = readLines(await readFile(path).catch(ifMissing))
  if (unreadable > 0) {
    await copyFile(path, `${path}.unreadable`)
    note(`${unreadable} lines of the journal of unsent events cannot be read. The file as it was is kept as ${path}.unreadable.`)
  }
  const file = await open(path, 'a', 0o600)
  const journal: Open = { file, lines: new Map(), size: bytes, wanted: 0 }
  for (const { event, bytes: length } of events) keepLine(journal, event, length)
  journal.size = bytes
  if (torn) await file.truncate(bytes)
  await file.sync()
  await syncFolder(path)
  return journal
}

/** All of it, or the file is as it was: half a line must not stand before the next one. */
async function appendWhole(journal: Open, bytes: Buffer): Promise<void> {
  try {
    await journal.file.appendFile(bytes)
    await journal.file.datasync()
    journal.size += bytes.length
  } catch (error) {
    await journal.file.truncate(journal.size)
    throw error
  }
}

function keepLine(journal: Open, event: KeptEvent, bytes: number): void {
  journal.wanted += bytes - (journal.lines.get(event.id)?.bytes ?? 0)
  journal.lines.set(event.id, { event, bytes })
}

/** Beside the old one and then in its place: at every moment one of the two is whole. */
async function writeAnew(path: string, { file: old, lines }: Open): Promise<Open> {
  const bytes = Buffer.from([...lines.values()].map(({ event }) => writeLine(event)).join(''))
  const fresh = await open(`${path}.new`, 'w', 0o600)
  try {
    await fresh.writeFile(bytes)
    await fresh.sync()
  } catch (error) {
    // On a disk that is full it takes the room that the next event needs.
    await rm(`${path}.new`, { force: true })
    throw error
  } finally {
    await fresh.close()
  }
  await old.close()
  await rename(`${path}.new`, path)
  await syncFolder(path)
  return { file: await open(path, 'a', 0o600), lines, size: bytes.length, wanted: bytes.length }
}

/** A new name is on the disk only when its folder is. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function writeLine({ id, inc, dseq, raw }: KeptEvent): string {
  return `${JSON.stringify([sum([id, inc, dseq, raw]), id, inc, dseq, raw])}\n`
}

function sum(parts: [string, string, number, string]): string {
  return crc32(JSON.stringify(parts)).toString(16).padStart(8, '0')
}

/** `bytes`: how far the file is good; what follows was torn off by a crash. */
function readLines(file: Buffer): { events: Line[]; bytes: number; torn: boolean; unreadable: number } {
  const events: Line[] = []
  let unreadable = 0
  let at = 0
  for (let end = file.indexOf(10, at); end >= 0; end = file.indexOf(10, at)) {
    const event = readLine(file.toString('utf8', at, end))
    if (event) events.push({ event, bytes: end + 1 - at })
    else unreadable++
    at = end + 1
  }
  return { events, bytes: at, torn: at < file.length, unreadable }
}

function readLine(text: string): KeptEvent | null {
  try {
    const [said, id, inc, dseq, raw] = JSON.parse(text) as [string, string, string, number, string]
    return said === sum([id, inc, dseq, raw]) ? { id, inc, dseq, raw } : null
  } catch {
    return null
  }
}

function ifMissing(error: unknown): Buffer {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
  throw error
}

function faultOf(error: unknown): KeepFault {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed'
}
