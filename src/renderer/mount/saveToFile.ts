import type { FileToSave, Saved } from '#renderer/staff/saveFile.ts'
import type { DeskHatch } from '#wire/ipc.ts'

/** Hands a text to the person as a file in the browser's own folder for downloads. */
async function saveToFile({ text, name, type }: FileToSave): Promise<Saved> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // Not at once: the download has only been asked for.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return { saved: true }
}

const FAULTS = {
  full: 'There is no room for it there. Free some space, or choose another place.',
  exists: 'Another file has that name. Choose another name.',
  failed: 'It could not be saved there. Choose another place.',
}

/** In Electron the person says where to, in the system's own dialog: nothing leaves by a download. */
function saveByDialog({ saveText }: Pick<DeskHatch, 'saveText'>): (file: FileToSave) => Promise<Saved> {
  return async ({ name, text }) => {
    const answer = await saveText(name, text)
    if ('saved' in answer) return answer
    return { sentence: 'fault' in answer ? FAULTS[answer.fault] : null }
  }
}

/** Hands a file to the person in the way of this window. */
export const saveFile = window.foyer ? saveByDialog(window.foyer) : saveToFile

/** What is not shared yet, a line each. */
export async function saveNotShared(text: string): Promise<void> {
  const name = `foyer-not-shared-${new Date().toISOString().slice(0, 16).replace(':', '')}.ndjson`
  await saveFile({ text, name, type: 'application/x-ndjson' })
}
