import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { HubFault, StartError } from '#hub/faults.ts'
import { openBackup, openNewCopy } from '#hub/store/sqlite.ts'
import type { Store } from '#hub/store/store.ts'
import type { Checked } from './checkStore.ts'
import { checkStore } from './checkStore.ts'
import { copyStore } from './copyStore.ts'

/**
 * Writes all that the hub holds into one new file, of one moment, while the hub goes on; reads that file back and checks it like any log. Only
 * then it bears its name, and only then the hub says that its log is safe so far (`safeSeq`), upon which devices may let old pages go.
 * Answers what was found; with troubles there is no file. Throws HubFault where the file cannot be written or is there already.
 */
export async function makeBackup(store: Store, file: string): Promise<Checked> {
  const target = resolve(file)
  if (existsSync(target)) throw new HubFault('badRequest', `There is already a file ${target}. Name one that is not there.`)
  if (!existsSync(dirname(target))) throw new HubFault('badRequest', `There is no folder ${dirname(target)}. Make it first.`)
  const unfinished = `${target}.unfinished`
  try {
    rmSync(unfinished, { force: true })
    const copy = openNewCopy(unfinished)
    const copied = await copyStore(store, copy).finally(() => copy.close())
    flush(unfinished)
    const written = openBackup(unfinished)
    const checked = await checkStore(written).finally(() => written.close())
    if (checked.troubles.length > 0) return checked
    renameSync(unfinished, target)
    flush(dirname(target))
    for (const { centre, head } of copied) {
      await store.write(async ({ log }) => {
        const row = await log.lock(centre)
        // Set back meanwhile: then this copy is of another history.
        if (row && head.n > row.safeSeq && (await log.hashAt(centre, head.n)) === head.hash) await log.setSafeSeq(centre, head.n)
      })
    }
    return checked
  } catch (error) {
    throw sayWhy(error, target)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** On the disk for good. Windows knows no flushing of a folder: there the rename is enough. */
export function flush(path: string): void {
  try {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (process.platform !== 'win32') throw error
  }
}

function sayWhy(error: unknown, target: string): unknown {
  if (error instanceof HubFault || error instanceof StartError) return error
  const code = error instanceof Error && 'code' in error ? error.code : null
  const full = error instanceof Error && 'errcode' in error && error.errcode === 13
  if (code === 'ENOSPC' || full) return new HubFault('hubFault', `There is no room left for ${target}. Nothing of it was kept. Name a place with more room.`)
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
    return new HubFault('hubFault', `${target} cannot be written (${code}). Allow this user to write there.`)
  return error
}
