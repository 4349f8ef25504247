/* Everything of one run: time, hub, network, PCs, and what was seen on the way. */
import type { Role } from '#domain/roles.ts'
import type { ThisDevice } from '#renderer/centre/api.ts'
import { appendEvents } from '#hub/log/append.ts'
import { makeFolded } from '#hub/log/folded.ts'
import type { DeviceRow } from '#hub/store/store.ts'
import { REDUCER } from '#domain/centre/state.ts'
import { Pen } from '#test/hub/events.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import { memoryStore } from '#test/sync/memoryStore.ts'
import type { MemoryDisk } from '#test/sync/memoryStore.ts'
import { DESKS, SERVICES } from './commands.ts'
import { CENTRE, KEY, SimHub } from './hub.ts'
import { Machine } from './machine.ts'
import { Network } from './network.ts'
import type { Planted, Plants } from './plants.ts'
import { plant } from './plants.ts'
import { troublesOnDisk } from './probe.ts'
import { workAs } from './releases.ts'
import { Scheduler } from './scheduler.ts'

export const NINE = Date.parse('2027-01-12T09:00:00Z')
export type Shown = { machine: Machine; visit: string; ticket: string; day: string }

const PLACES: { role: Role; desk: string }[] = [
  { role: 'welcome', desk: 'desk-1' },
  { role: 'adviser', desk: 'desk-1' },
  { role: 'adviser', desk: 'desk-2' },
  { role: 'lead', desk: 'desk-2' },
]

export class World {
  readonly scheduler = new Scheduler(NINE)
  readonly random: () => number
  readonly plants: Plants
  readonly hub: SimHub
  readonly network: Network
  readonly machines: Machine[] = []
  readonly faults: Record<string, number> = {}
  readonly violations: string[] = []
  readonly trace: string[] = []
  /** What the hub said it has, and where. */
  readonly acked = new Map<string, number>()
  readonly tickets: Shown[] = []
  /** Card texts that were shown as saved, by their write. */
  readonly cardTexts = new Map<string, { machine: Machine; visit: string }>()
  /** Events that may go to quarantine: nobody pressed them, they were made to do harm. */
  readonly poisons = new Set<string>()
  /** The last push of each device's incarnation that the hub took, as it came. */
  readonly pushed = new Map<string, { device: string; body: string }>()
  /** Databases that were opened, to be closed when the run is over. */
  readonly opened: { close(): void }[] = []
  hubSkew = 0
  hubBackup: MemoryDisk | null = null
  hubWasRestored = false
  /** And nobody told it: until it hears of its lost tail it may give numbers again that it gave in that time. */
  hubWasSetBackUntold = false
  hubSeen = { n: 0, hash: '' }
  /** Faults are over: whatever dies now dies of a bug. */
  isCalm = false
  private ids = 0

  readonly seed: number

  constructor(seed: number, bug: Planted | null) {
    this.seed = seed
    this.random = seeded(seed)
    this.plants = plant(bug)
    const { scheduler, random } = this
    scheduler.enter = ({ older }) => workAs(older)
    this.hub = new SimHub({
      scheduler,
      random,
      clock: () => scheduler.now + this.hubSkew,
      wrapStore: (store) => this.plants.hubStore(store),
      met: (kind) => this.met(kind),
      aroundPush: (_, body) => this.plants.aroundPush(body),
      pushed: (device, body) => {
        this.pushed.set(`${device} ${(JSON.parse(body) as { inc: string }).inc}`, { device, body })
      },
    })
    this.network = new Network(scheduler, this.hub, random, (kind) => this.met(kind))
  }

  readonly newId = (): string => `i${(++this.ids).toString(36)}${Math.floor(this.random() * 1e6).toString(36)}`

  met(kind: string): void {
    this.faults[kind] = (this.faults[kind] ?? 0) + 1
  }

  note(line: string): void {
    this.trace.push(`${((this.scheduler.now - NINE) / 1000).toFixed(3).padStart(8)}  ${line}`)
  }

  violate(what: string): void {
    if (this.violations.length < 20) this.violations.push(what)
  }

  /** Writes the set-up into the hub's empty disk, before time begins, and joins the devices. */
  async setUp(devices: number): Promise<void> {
    const store = memoryStore(this.hub.disk)
    const pen = new Pen('hub', 'hub')
    const events = [
      pen.write('centreSetUp', { name: 'Sim', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }),
      ...SERVICES.map((service) =>
        pen.write('serviceSet', { service, name: service, keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }),
      ),
      ...DESKS.map((desk) => pen.write('deskSet', { desk, label: desk, services: SERVICES })),
      ...DESKS.map((desk) => pen.write('deskOpened', { desk })),
    ]
    await store.write(({ log }) => log.addCentre(CENTRE, REDUCER, KEY))
    for (let i = 0; i < devices; i++) {
      const place = PLACES[i % PLACES.length] ?? { role: 'welcome', desk: 'desk-1' }
      const name = `pc-${i + 1}`
      const letter = 'ABCDEFGH'.charAt(i)
      const row: DeviceRow = {
        centre: CENTRE,
        device: name,
        role: place.role,
        label: name,
        desk: place.desk,
        letter,
        tokenHash: '',
        joinedAt: NINE,
        seenAt: null,
        revokedAt: null,
      }
      await store.write((tx) => tx.devices.add(row))
      const device: ThisDevice = { id: name, inc: '', role: place.role, label: name, desk: place.desk, letter, centreName: 'Sim', begun: 'done' }
      this.machines.push(new Machine(this, name, device, place.desk))
    }
    await appendEvents({ store, folded: makeFolded(), now: NINE }, CENTRE, { device: 'hub', inc: 'hub', role: 'lead' }, events)
    this.hub.start()
    for (const machine of this.machines) machine.openWindow()
  }

  heardAnswer(path: string, text: string): void {
    if (path === 'v1/repair' || path === 'v1/orphans') {
      const { added } = JSON.parse(text) as { added: number }
      if (added > 0) this.met(path === 'v1/repair' ? 'tailGivenBack' : 'orphansTaken')
    }
    if (path !== 'v1/events' || this.hubWasRestored) return
    for (const { id, n } of (JSON.parse(text) as { results: { id: string; n?: number }[] }).results) {
      if (n === undefined) continue
      const before = this.acked.get(id)
      if (before !== undefined && before !== n) this.violate(`I2: the hub said that ${id} is number ${before}, then ${n}`)
      this.acked.set(id, n)
    }
  }

  /** Looks at a PC's disk, if nothing is half way there. */
  probe(machine: Machine): void {
    if (!machine.disk.isStill) return
    for (const trouble of troublesOnDisk(machine)) this.violate(`${machine.name}: ${trouble}`)
  }

  /** Looks whether the hub's disk still has what it had. Only when no transaction is open. */
  probeHub(): void {
    const { disk } = this.hub
    if (disk.undo.length > 0) return
    for (const [id, at] of this.acked)
      if (disk.events.get(`${CENTRE}\n${at}`)?.id !== id) this.violate(`I4: ${id} was acknowledged as number ${at}, and is not on the hub’s disk`)
    const row = disk.centres.get(CENTRE)
    const { n, hash } = this.hubSeen
    if (n > 0 && disk.events.get(`${CENTRE}\n${n}`)?.hash !== hash) this.violate(`I4: the hub had number ${n}, and has it no more`)
    this.hubSeen = { n: row?.head ?? 0, hash: row?.headHash ?? '' }
  }
}
