import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSaveText } from './saveText.ts'

let folder: string
let asked: SaveDialogOptions[]
let notes: string[]
const window = { id: 1 } as BrowserWindow

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-save-'))
  asked = []
  notes = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A person who answers so. */
function saving(answer: string | null | Promise<string>) {
  const showSaveDialog = async (above: unknown, options: SaveDialogOptions) => {
    expect(above).toBe(window)
    asked.push(options)
    const filePath = await answer
    return { canceled: filePath === null, filePath: filePath ?? '' }
  }
  return makeSaveText(
    { showSaveDialog } as unknown as Dialog,
    () => window,
    (line) => notes.push(line),
  )
}

test('the person says where to, and the text is there as it was given', async () => {
  const path = join(folder, 'told.csv')
  expect(await saving(path)('appointments-2027-01-12.csv', 'a,é\r\n')).toEqual({ saved: true })
  expect(readFileSync(path, 'utf8')).toBe('a,é\r\n')
  expect(asked).toEqual([
    { defaultPath: 'appointments-2027-01-12.csv', filters: [{ name: 'Table (CSV)', extensions: ['csv'] }], properties: ['showOverwriteConfirmation'] },
  ])
  expect(readdirSync(folder)).toEqual(['told.csv'])
})

test('what was there is replaced where the person chose that name, and stays where they did not', async () => {
  writeFileSync(join(folder, 'told.csv'), 'old')
  expect(await saving(join(folder, 'told.csv'))('a.csv', 'new')).toEqual({ saved: true })
  expect(readFileSync(join(folder, 'told.csv'), 'utf8')).toBe('new')
  // "told" becomes "told.csv", of which nobody was asked.
  expect(await saving(join(folder, 'told'))('a.csv', 'newer')).toEqual({ fault: 'exists' })
  expect(readFileSync(join(folder, 'told.csv'), 'utf8')).toBe('new')
})

test('a file never has another ending than that of its kind', async () => {
  expect(await saving(join(folder, 'start.exe'))('a.csv', 'x')).toEqual({ saved: true })
  expect(await saving(join(folder, 'Table.CSV'))('a.csv', 'x')).toEqual({ saved: true })
  expect(readdirSync(folder).toSorted()).toEqual(['Table.CSV', 'start.exe.csv'])
})

test('nothing is written where they changed their mind, nor where there is no window', async () => {
  expect(await saving(null)('a.csv', 'x')).toEqual({ cancelled: true })
  const none = makeSaveText(
    { showSaveDialog: () => Promise.reject(new Error('asked')) } as unknown as Dialog,
    () => null,
    () => undefined,
  )
  expect(await none('a.csv', 'x')).toEqual({ cancelled: true })
  expect(readdirSync(folder)).toEqual([])
})

test('one dialog at a time, and the next one once that is answered', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const save = saving(promise)
  const first = save('a.csv', 'first')
  expect(await save('b.csv', 'second')).toEqual({ cancelled: true })
  resolve(join(folder, 'a.csv'))
  expect(await first).toEqual({ saved: true })
  expect(await save('b.csv', 'third')).toEqual({ saved: true })
  expect(asked).toHaveLength(2)
})

test('where it cannot be written it says so, leaves nothing half, and notes neither the text nor the place', async () => {
  expect(await saving(join(folder, 'gone', 'a.csv'))('a.csv', 'secret')).toEqual({ fault: 'failed' })
  expect(notes).toEqual(['A file could not be saved: ENOENT'])
  expect(readdirSync(folder)).toEqual([])
})
