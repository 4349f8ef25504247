/* The enrolment file that somebody put on this PC, so that nobody has to type a code there. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Membership } from './membership.ts'

/** Its name in the data folder: the place where a PC that is rolled out has it. */
export const ENROLMENT_FILE = 'enrolment.json'
const AGAIN = 30_000

/** Where the file may be: what the command line names (`--enrol FILE` or `--enrol=FILE`), else its place in one of the folders. */
export function enrolmentPlaces(args: readonly string[], folders: readonly string[], cwd: string): string[] {
  const at = args.findIndex((one) => one === '--enrol' || one.startsWith('--enrol='))
  const named = at < 0 ? undefined : args[at] === '--enrol' ? args[at + 1] : args[at]?.slice('--enrol='.length)
  return named ? [resolve(cwd, named)] : folders.map((folder) => join(folder, ENROLMENT_FILE))
}

/** The text of the first that is there, or null. `note` gets a line where one is there and cannot be read. */
export async function readEnrolment(places: readonly string[], note: (line: string) => void): Promise<string | null> {
  for (const place of places) {
    try {
      return await readFile(place, 'utf8')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) note(`The enrolment file ${place} cannot be read: ${String(error)}`)
    }
  }
  return null
}

/**
 * Joins by the file, at once or as soon as a hub answers. Resolves after the first try. `joined` is called when a later one went well: the page
 * is there by then. Somebody may have joined with a code meanwhile.
 */
export async function joinByEnrolment(membership: Membership, text: string, joined: () => void, again = AGAIN): Promise<void> {
  if ((await membership.tryEnrolment(text)) !== 'later') return
  const timer = setInterval(() => {
    if (membership.device() !== null) return clearInterval(timer)
    void membership.tryEnrolment(text).then((how) => {
      if (how === 'later') return
      clearInterval(timer)
      if (how === 'joined') joined()
    })
  }, again)
  timer.unref()
}
