/*
  What a person saves to a file of their own: a table, or the text that is not shared. The page gives a text and what the file might be called; where it
  goes is asked of the person by the system's dialog, and by nobody else. Main does not read it.
*/
import { rename, rm, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import type { SaveAnswer } from '#wire/ipc.ts'

const KINDS: Readonly<Record<string, string>> = { '.csv': 'Table (CSV)', '.ndjson': 'Text, a line each' }

/** @param window above which the dialog stands. @param note a line for the log file; never holds what is saved, nor where to. */
export function makeSaveText(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: () => BrowserWindow | null,
  note: (line: string) => void,
): (name: string, text: string) => Promise<SaveAnswer> {
  let asking = false
  return async (name, text) => {
    const above = window()
    // One at a time: a page that asks again and again gets one dialog.
    if (asking || !above) return { cancelled: true }
    asking = true
    try {
      const ending = extname(name)
      const filters = [{ name: KINDS[ending] ?? 'Text', extensions: [ending.slice(1)] }]
      const { canceled, filePath } = await dialog.showSaveDialog(above, { defaultPath: name, filters, properties: ['showOverwriteConfirmation'] })
      if (canceled || filePath === '') return { cancelled: true }
      await write(filePath, ending, text)
      return { saved: true }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      note(`A file could not be saved: ${code}`)
      return { fault: code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : code === 'EEXIST' ? 'exists' : 'failed' }
    } finally {
      asking = false
    }
  }
}

/** Whole or not at all. A file of another ending gets the right one, and then replaces nothing: nobody was asked about that name. */
async function write(path: string, ending: string, text: string): Promise<void> {
  if (extname(path).toLowerCase() !== ending) return writeFile(path + ending, text, { flag: 'wx' })
  const part = `${path}.part`
  try {
    await writeFile(part, text)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
