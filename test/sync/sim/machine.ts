/* A PC at a desk: its disk, its clock, its plug, and one or two windows on the same device. */
import type { ThisDevice } from '#renderer/centre/api.ts'
import type { Identity, OutboxRow, PageRow, QuarantineRow } from '#renderer/log/database.ts'
import type { RawDatabase } from './disk.ts'
import { Disk } from './disk.ts'
import type { Network, Plug } from './network.ts'
import type { Plants } from './plants.ts'
import type { Owner, Scheduler } from './scheduler.ts'
import type { OpenWindow } from './window.ts'
import { openWindow } from './window.ts'

export type SimWindow = { owner: Owner; open: OpenWindow | null }

/** What a PC needs of the world around it. */
export type Around = {
  scheduler: Scheduler
  random: () => number
  newId: () => string
  plants: Plants
  network: Network
  opened: { close(): void }[]
  heardAnswer(path: string, text: string): void
  violate(what: string): void
  met(kind: string): void
  probe(machine: Machine): void
}

export class Machine {
  readonly name: string
  readonly device: ThisDevice
  readonly desk: string
  readonly disk: Disk
  readonly plug: Plug
  /** How far its clock is off. */
  skew = 0
  windows: SimWindow[] = []
  backup: { raw: RawDatabase; saved: Set<string>; read: Set<string> } | null = null
  /** Events shown as saved here, as far as this disk was not set back since. */
  saved = new Set<string>()
  /** Notices that were shown here, and those whose reading was kept. */
  told = new Set<string>()
  read = new Set<string>()
  /** An older profile came back: numbers of its own letter that only the lost part knew can come again. */
  wasSetBack = false
  isClone = false
  /** Of an older release than the others. */
  older = false
  private readonly world: Around
  private opened = 0

  constructor(world: Around, name: string, device: ThisDevice, desk: string) {
    this.world = world
    this.name = name
    this.device = device
    this.desk = desk
    this.disk = new Disk({ random: world.random, refused: () => world.met('diskFull'), ...world.plants.disk })
    this.plug = { device: device.id, cut: false, lines: new Set() }
  }

  get isUp(): boolean {
    return this.windows.length > 0
  }

  /** A window that is ready to be pressed in. */
  window(which: number): OpenWindow | null {
    const ready = this.windows.flatMap((one) => one.open ?? [])
    return ready[which % Math.max(1, ready.length)] ?? null
  }

  openWindow(): void {
    const { world, disk, plug } = this
    const { scheduler } = world
    const owner = scheduler.owner(`${this.name}/${++this.opened}`, () => scheduler.now + this.skew)
    owner.older = this.older
    const window: SimWindow = { owner, open: null }
    owner.onCrash = () => this.kill([window], false)
    this.windows.push(window)
    const others = () => {
      // Right after it went over to another log: nothing may be missing in between either.
      if (disk.rows('archive').length > 0) world.probe(this)
      for (const other of this.windows) {
        if (other !== window) scheduler.schedule(other.owner, world.random() * 30, () => void other.open?.hearOthers())
      }
    }
    scheduler.schedule(owner, 0, () => {
      const { refusals } = disk
      const carrier = world.network.carrier(plug, owner, (path, text) => world.heardAnswer(path, text))
      const options = {
        device: this.device,
        disk,
        carrier,
        random: world.random,
        newId: world.newId,
        ticks: () => scheduler.now,
        plants: world.plants,
        saved: (ids: string[]) => ids.forEach((id) => this.saved.add(id)),
        tell: others,
        opened: (database: { close(): void }) => world.opened.push(database),
      }
      void openWindow(options).then(
        (open) => (window.open = open),
        (error: unknown) => {
          if (disk.refusals === refusals) return world.violate(`${owner.name} could not start: ${String(error)}`)
          // Somebody frees some space and starts it again.
          scheduler.schedule(scheduler.world, 2000, () => {
            if (!owner.alive) return
            this.kill([window], false)
            if (!this.isUp) this.openWindow()
          })
        },
      )
    })
  }

  /** Ends windows without warning. `power`: the whole PC, with what its disk had not flushed. */
  kill(windows: SimWindow[], power: boolean): void {
    for (const { owner } of windows) owner.alive = false
    this.windows = this.windows.filter((one) => !windows.includes(one))
    for (const line of [...this.plug.lines]) if (this.windows.length === 0) line.break(true)
    this.disk.killed(
      windows.map(({ owner }) => owner),
      power,
    )
    this.world.probe(this)
  }

  inTime(owner: Owner, run: () => void): void {
    this.world.scheduler.schedule(owner, 0, run)
  }

  killAll(power = false): void {
    this.kill([...this.windows], power)
  }

  setBack(): boolean {
    if (!this.backup) return false
    this.killAll()
    const { raw, saved, read } = this.backup
    this.disk.replace(raw)
    this.backup = null
    this.saved = new Set(saved)
    this.read = new Set(read)
    this.wasSetBack = true
    return true
  }

  makeBackup(): boolean {
    const raw = this.disk.isStill ? this.disk.copy() : null
    if (!raw) return false
    this.backup = { raw, saved: new Set(this.saved), read: this.readRows() }
    return true
  }

  /** What this disk knows of read notices: what only a window knew goes with a backup's restore. */
  readRows(): Set<string> {
    return new Set(this.disk.rows<{ event: string }>('readNotices').map(({ event }) => event))
  }

  tables(): {
    outbox: OutboxRow[]
    pages: PageRow[]
    quarantine: QuarantineRow[]
    identity: Identity | undefined
    cursor: { n: number; hash: string } | undefined
  } {
    const { disk } = this
    const meta = new Map(disk.rows<{ k: string; value: unknown }>('meta').map(({ k, value }) => [k, value]))
    return {
      outbox: disk.rows<OutboxRow>('outbox'),
      pages: disk.rows<PageRow>('pages'),
      quarantine: disk.rows<QuarantineRow>('quarantine'),
      identity: meta.get('identity') as Identity | undefined,
      cursor: meta.get('cursor') as { n: number; hash: string } | undefined,
    }
  }
}
