/*
  Where this PC keeps what Foyer stores: one place for all who use the PC, so that whoever signs in goes on as the same device, with what is not
  shared yet. Never two stores: what lies in one place is not left behind for another.
*/
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/** `ofPc`: the folder is for all users of the PC. `why`: for the log file, where it is not. */
export type Place = { folder: string; ofPc: boolean; why: string | null }
/** `stop`: for whoever started Foyer; it ends. */
export type DataFolder = Place | { stop: string }

type Asked = {
  /** `--user-data-dir`; empty: not given. */
  given: string
  /** This user's own folder, as Electron has it. */
  own: string
  platform?: NodeJS.Platform
  env?: NodeJS.ProcessEnv
  /** For tests; else by the system. */
  pcFolder?: string
}

/** The PC's folder on this system: where its programs keep data for all users. */
export function pcFolderOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return win32.join(env['PROGRAMDATA'] ?? 'C:\\ProgramData', 'Foyer')
  return platform === 'darwin' ? '/Library/Application Support/Foyer' : '/var/lib/foyer'
}

export function chooseDataFolder({ given, own, platform = process.platform, env = process.env, pcFolder = pcFolderOf(platform, env) }: Asked): DataFolder {
  if (given !== '') return { folder: given, ofPc: false, why: null }
  const joined = (folder: string) => existsSync(posix.join(folder, 'device.json'))
  const trouble = whyNotWritable(pcFolder, platform)
  if (trouble === null) {
    // Joined before there was a folder for all, or while it could not be written.
    if (joined(own) && !joined(pcFolder)) return { folder: own, ofPc: false, why: `This user joined in ${own}, and what lies there is not moved.` }
    return { folder: pcFolder, ofPc: true, why: null }
  }
  if (joined(pcFolder))
    return {
      stop: `What Foyer keeps on this PC is in ${pcFolder}, and this user may not write there (${trouble}). Foyer does not start, so that nothing is kept in two places. Ask your IT team to let the users of this PC change that folder and all that is in it.`,
    }
  return { folder: own, ofPc: false, why: `${pcFolder} cannot be written (${trouble}), so this user joins alone.` }
}

/** Makes the folder where it can, and tries. Null: it can be written. */
function whyNotWritable(folder: string, platform: NodeJS.Platform): string | null {
  try {
    if (!existsSync(folder)) {
      // One step: where not even the place for it is there, nobody meant it to be.
      mkdirSync(folder, { mode: 0o770 })
      if (platform === 'win32') letUsersIn(folder)
    }
    const probe = posix.join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    // What another user made may be closed to this one though the folder is not.
    for (const name of ['device.json', 'main.log', 'Local State']) {
      const path = posix.join(folder, name)
      if (existsSync(path)) writeFileSync(path, '', { flag: 'a' })
    }
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** On Windows a file belongs to the user who made it. By its well-known number, since the group "Users" has a name in each language. */
function letUsersIn(folder: string): void {
  execFileSync('icacls', [folder, '/grant', '*S-1-5-32-545:(OI)(CI)M'], { stdio: 'ignore' })
}
