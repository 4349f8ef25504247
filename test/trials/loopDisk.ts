/*
  A disk that can lose its power: an ext4 file system in a file. What a program wrote and nobody flushed is in the kernel's memory
  and not in that file, so a copy of the file, taken while the writers stand still, is what a power cut leaves.
  It shows lost caches. It does not show torn sectors, or a drive that says "flushed" and lies.
*/
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './tidy.ts'

/** Ext4 would by itself flush every 5 seconds, also in the middle of the copying; only what a program asks for shall reach the disk. */
const OPTIONS = 'loop,commit=600'
const PAGE = 4096
const ENOUGH = 2 ** 31
/** What was written longer ago is on the disk, or is not of this trial. */
const RECENTLY = 10_000

/** Why no disk of this kind can be had here; null where it can. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'not Linux: these trials need ext4 on a loop device'
  if (process.getuid?.() !== 0) return 'not root: these trials mount a file system'
  try {
    const disk = LoopDisk.make(16)
    disk.destroy()
    return null
  } catch (error) {
    return `no loop device can be mounted here (${error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)})`
  }
}

export class LoopDisk {
  /** Where it is mounted: the same path before and after a cut. */
  readonly at: string
  readonly #folder: string
  readonly #image: string
  readonly #copy: string
  readonly #destroy: () => void

  private constructor(folder: string) {
    this.#folder = folder
    this.at = join(folder, 'disk')
    this.#image = join(folder, 'image')
    this.#copy = join(folder, 'copy')
    this.#destroy = atEnd(() => {
      this.#unmount(true)
      rmSync(this.#folder, { recursive: true, force: true })
    })
  }

  static make(megabytes: number): LoopDisk {
    const folder = mkdtempSync(join(quickestFolder(), 'foyer-disk-'))
    const disk = new LoopDisk(folder)
    try {
      writeFileSync(disk.#image, '')
      truncateSync(disk.#image, megabytes * 1024 * 1024)
      run('mkfs.ext4', '-q', '-F', disk.#image)
      mkdirSync(disk.at)
      // PostgreSQL does not run as root, and has to get at its folder.
      chmodSync(folder, 0o711)
      disk.#mount()
      return disk
    } catch (error) {
      disk.destroy()
      throw error
    }
  }

  /** Everything that is written by now is on the disk: for what happened yesterday. */
  settle(): void {
    this.#unmount()
    this.#mount()
  }

  /** The power goes, as far as the disk is concerned. Whoever writes to it must stand still. */
  copyAsItLies(): void {
    run('cp', '--sparse=always', this.#image, this.#copy)
  }

  /** The power is back: the copy takes the disk's place. The mount replays ext4's journal. Whoever wrote must be dead. */
  comeBack(): void {
    this.#unmount()
    renameSync(this.#copy, this.#image)
    this.#mount()
  }

  /**
   * Some pages reach the disk before others, and in half of the cases another program has its own file flushed, which takes the
   * file system's journal along: as a busy PC does.
   */
  async writeBackSome(random: () => number): Promise<void> {
    for (const file of filesIn(this.at)) {
      const pages = Math.ceil(statSync(file).size / PAGE)
      if (pages === 0 || Date.now() - statSync(file).mtimeMs > RECENTLY || random() < 0.5) continue
      const skip = Math.floor(random() * pages)
      // Telling the kernel that pages are not needed any more makes it write them down, and only them.
      run('dd', `if=${file}`, 'of=/dev/null', `bs=${PAGE}`, `skip=${skip}`, `count=${Math.ceil(random() * (pages - skip))}`, 'iflag=nocache', 'status=none')
    }
    if (random() < 0.5) run('dd', 'if=/dev/zero', `of=${join(this.at, 'somebody-else')}`, 'bs=1', 'count=1', 'conv=fsync', 'status=none')
    await new Promise((done) => setTimeout(done, 50))
  }

  destroy(): void {
    this.#destroy()
  }

  #mount(): void {
    run('mount', '-o', OPTIONS, this.#image, this.at)
  }

  #unmount(whateverHappens = false): void {
    for (let tries = 0; existsSync(this.at) && isMounted(this.at); tries++) {
      try {
        // A killed process lets go of its files a moment after it is gone.
        run('umount', ...(whateverHappens && tries > 5 ? ['-l'] : []), this.at)
      } catch (error) {
        if (tries > 50) throw error
        execFileSync('sleep', ['0.1'])
      }
    }
  }
}

/** Memory where there is enough of it: what else this machine writes must not slow the trials. */
function quickestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > ENOUGH ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

function isMounted(path: string): boolean {
  return statSync(path).dev !== statSync(join(path, '..')).dev
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function run(command: string, ...args: string[]): void {
  // Debian keeps these beside, not on everybody's path.
  const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PATH } })
}
