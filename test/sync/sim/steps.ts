/* How each step of a plan is done. */
import { append } from '#renderer/log/append.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import { MINUTE } from '#domain/instant.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import type { Dice } from './commands.ts'
import { nextCommand, SERVICES } from './commands.ts'
import { CENTRE } from './hub.ts'
import { Machine } from './machine.ts'
import type { Doing, InWindow } from './doing.ts'
import { later, mend, press, revive, writeCard } from './doing.ts'
import { MISHAPS } from './mishaps.ts'
import { STILL } from './network.ts'
import type { Step } from './plan.ts'
import type { OpenWindow } from './window.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000
const MOST_MACHINES = 5
/** Milliseconds in which a window that is awake has heard what another one did. */
const SOON = 500

export function doStep(world: World, step: Step): void {
  const machine = world.machines[step.on % world.machines.length]
  if (!machine) return
  const random = seeded(step.dice)
  const dice: Dice = Object.assign(random, { of: <T>(list: readonly T[]) => list[Math.floor(random() * list.length)], id: world.newId })
  const doing = { world, step, dice, machine }
  world.note(`${step.kind} ${machine.name}`)
  const inWindow = DAY[step.kind]
  world.probe(machine)
  if (inWindow) return void press(doing, inWindow)
  const done = (FAULTS[step.kind] ?? MISHAPS[step.kind])?.(doing)
  if (done === true) world.met(step.kind)
}

async function act({ world, machine, open }: InWindow, command: Parameters<OpenWindow['centre']['act']>[0]): Promise<boolean> {
  const before = machine.disk.refusals
  const acted = await open.centre.act(command)
  if ('fault' in acted && machine.disk.refusals > before) {
    if (!acted.fault.includes('disk is full')) world.violate(`${machine.name}: its disk is full, and it says "${acted.fault}"`)
    return false
  }
  if ('fault' in acted) world.violate(`${machine.name}: "${command.type}" could not be saved: ${acted.fault}`)
  if ('done' in acted) world.note(`${machine.name} ${command.type} ${'visit' in command ? command.visit : ''}`)
  return 'done' in acted
}

const DAY: Partial<Record<Step['kind'], (doing: InWindow) => Promise<void>>> = {
  async arrive(doing) {
    const { world, machine, open, dice } = doing
    if (machine.device.role === 'adviser') return DAY.press?.(doing)
    const before = machine.disk.refusals
    const come = dice() < 0.3 ? [dice.id(), dice.id()] : [dice.id()]
    for (const visit of come) await act(doing, { type: 'greet', visit, appointment: null })
    const given: [string, string][] = []
    for (const visit of come) {
      const ticket = await open.centre.takeTicket(visit).catch((error: unknown) => {
        if (machine.disk.refusals === before) throw error
      })
      if (!ticket) return
      world.tickets.push({ machine, visit, ticket, day: open.centre.today() })
      given.push([visit, ticket])
    }
    const now = open.centre.now()
    const told = { from: now + 5 * MINUTE, by: now + 20 * MINUTE, expected: now + 12 * MINUTE }
    for (const [visit, ticket] of given)
      await act(doing, {
        type: 'giveNumber',
        visit,
        ticket,
        enquiry: dice.id(),
        service: dice.of(SERVICES) ?? 'tax',
        needs: [],
        callBy: 'screen',
        partySize: 1,
        told,
      })
  },
  async press(doing) {
    for (let times = 0; times < 2; times++) {
      const command = nextCommand(doing.open.centre, doing.machine.device, doing.machine.desk, doing.dice)
      if (command) await act(doing, command)
    }
  },
  async clash(doing) {
    const { state } = doing.open.centre.view()
    const visit = callingOrder(state, dayOf(state, doing.open.centre.today()), doing.open.centre.now())[0]?.id
    const others = doing.world.machines.filter((one) => one !== doing.machine && one.desk !== doing.machine.desk)
    const other = doing.dice.of(others)
    if (!visit) return
    for (const machine of [doing.machine, other ?? doing.machine])
      press({ ...doing, machine }, async (at) => void (await act(at, { type: 'call', desk: machine.desk, visit })))
  },
  async card(doing) {
    const { open, dice } = doing
    const visit = dice.of([...open.centre.view().state.days.values()].flatMap((day) => [...day.visits.keys()].filter((id) => /^\w{1,64}$/.test(id))))
    if (visit) await writeCard(doing, visit)
  },
  readNotices: readAllNotices,
  async poison({ world, machine, open, dice }) {
    const poison = dice.of(POISONS)
    if (!poison) return
    const now = open.centre.now()
    const event = { v: 1, day: open.centre.today(), at: now, ...poison.event(dice.id()) } as NewEvent
    const before = machine.disk.refusals
    const newId = () => {
      const id = world.newId()
      world.poisons.add(id)
      return id
    }
    const written = await append(open.log, [event], Date.now(), newId).catch((error: unknown) => {
      if (machine.disk.refusals === before) throw error
    })
    if (written) world.met(`poison:${poison.name}`)
  },
}

const came = (visit: string) => ({ type: 'arrived', body: { visit, greeted: true, booked: null } })
// One that the hub will not take, or takes without knowing it: it must not stop what comes after.
const POISONS: { name: string; event: (id: string) => object }[] = [
  { name: 'nul', event: (id) => came(`${id}\0`) },
  { name: 'surrogate', event: (id) => came(`${id}\ud800`) },
  { name: 'large', event: (id) => came(id.padEnd(300_000, 'x')) },
  { name: 'newerType', event: (id) => ({ type: 'hovered', body: { visit: id } }) },
  { name: 'newerVersion', event: (id) => ({ ...came(id), v: 7 }) },
  { name: 'body', event: (id) => ({ type: 'arrived', body: { visit: id, greeted: 'yes', booked: null } }) },
]

/** Somebody reads what this device is told. */
export async function readAllNotices({ world, machine, open }: { world: World; machine: Machine; open: OpenWindow }): Promise<void> {
  for (const { event } of open.centre.view().notices) {
    machine.told.add(event)
    world.note(`${machine.name} is told of ${event}`)
    if (machine.read.has(event)) {
      // It was read in another window, and this one may have woken up in this moment: it may take as long as that to hear of it.
      await new Promise((heard) => setTimeout(heard, SOON))
      if (!open.centre.view().notices.some((one) => one.event === event)) continue
      world.violate(`told once: ${machine.name} was told of ${event} again after it was read`)
    }
    const before = machine.disk.refusals
    const kept = await open.centre.readNotice(event).then(
      () => true,
      (error: unknown) => {
        if (machine.disk.refusals === before) throw error
        return false
      },
    )
    // What could not be kept is told again.
    if (!kept) return
    machine.read.add(event)
    world.met('noEffectTold')
  }
}

/** True when it happened. */
const FAULTS: Partial<Record<Step['kind'], (doing: Doing) => boolean>> = {
  cut({ world, machine, step, dice }) {
    machine.plug.cut = true
    for (const line of [...machine.plug.lines]) line.break(dice() < 0.5)
    later(world, step.for, () => mend(machine))
    world.met('partition')
    return false
  },
  halfOpen({ machine }) {
    for (const line of [...machine.plug.lines]) line.break(false)
    return false
  },
  breakLine({ machine }) {
    for (const line of [...machine.plug.lines]) line.break(true)
    return true
  },
  storm({ world, step, dice }) {
    world.network.weather = { loses: dice() * 0.4, doubles: dice() * 0.4, slow: dice() * 0.4, reorders: dice() * 0.4 }
    later(world, step.for, () => (world.network.weather = { ...STILL }))
    return true
  },
  killWindow({ world, machine, step, dice }) {
    const window = dice.of(machine.windows)
    if (!window) return false
    machine.kill([window], false)
    later(world, step.for, () => revive(machine))
    return true
  },
  killDevice: ({ world, machine, step }) => machine.isUp && (machine.killAll(), later(world, step.for, () => revive(machine))),
  powerCutDevice: ({ world, machine, step }) => machine.isUp && (machine.killAll(true), later(world, step.for, () => revive(machine))),
  crashDevice({ world, machine, step, dice }) {
    const window = dice.of(machine.windows)
    if (!window) return false
    const { owner } = window
    const power = dice() < 0.3
    const blow = () => {
      if (world.isCalm || !owner.alive) return
      world.note(`${owner.name} crashes`)
      world.met('crashDevice')
      if (power) machine.killAll(true)
      else machine.kill([window], false)
      later(world, step.for, () => revive(machine))
    }
    // At any await, or at a write, where it hurts most.
    if (dice() < 0.7) machine.disk.fuse = { left: 1 + Math.floor(dice() * 14), blow }
    else owner.crashAt = owner.steps + 1 + Math.floor(dice() * dice() * 150)
    owner.onCrash = blow
    return false
  },
  secondWindow: ({ machine }) => machine.windows.length === 1 && (machine.openWindow(), true),
  clone({ world, machine }) {
    const raw = machine.disk.isStill && world.machines.length < MOST_MACHINES ? machine.disk.copy() : null
    if (!raw) return false
    const clone = new Machine(world, `${machine.name}-clone`, machine.device, machine.desk)
    clone.disk.replace(raw)
    clone.saved = new Set(machine.saved)
    clone.read = machine.readRows()
    clone.isClone = machine.isClone = true
    world.machines.push(clone)
    clone.openWindow()
    return true
  },
  olderProfile({ world, machine, step, dice }) {
    if (!machine.makeBackup()) return false
    return later(world, step.for, () => {
      if (world.isCalm || !machine.setBack()) return
      world.note(`${machine.name} is set back`)
      later(world, dice() * 2000, () => revive(machine))
    })
  },
  clock({ world, machine, dice }) {
    const before = machine.skew
    machine.skew = Math.floor((dice() - 0.5) * 8 * HOUR)
    world.met(machine.skew < before ? 'clockBack' : 'clockAhead')
    return false
  },
  hubClock({ world, dice }) {
    const before = world.hubSkew
    world.hubSkew = Math.floor((dice() - 0.5) * 2 * HOUR)
    world.met(world.hubSkew < before ? 'hubClockBack' : 'hubClockAhead')
    return false
  },
  killHub: ({ world, step }) => killHub(world, false, step.for),
  powerCutHub({ world, step, dice }) {
    if (dice() < 0.3) return killHub(world, true, step.for)
    world.hub.fuse = () => {
      if (!world.isCalm && killHub(world, true, step.for)) world.met('powerCutHub')
    }
    return false
  },
  crashHub({ world, step, dice }) {
    const { owner } = world.hub
    owner.crashAt = owner.steps + 1 + Math.floor(dice() * 60)
    owner.onCrash = () => {
      if (world.isCalm || !owner.alive) return
      world.note('the hub crashes')
      world.met('crashHub')
      killHub(world, dice() < 0.5, step.for)
    }
    return false
  },
  hubBackup({ world }) {
    if (world.hub.disk.undo.length > 0) return false
    world.hubBackup = world.hub.disk.copy()
    // What nobody but the hub wrote comes back from others only.
    world.hub.write()
    return true
  },
  hubRestore({ world, step, dice }) {
    if (!world.hubBackup) return false
    killHub(world, true, step.for)
    // The backup stays: it may be put back a second time.
    world.hub.disk = world.hubBackup.copy()
    world.hubWasRestored = true
    world.hub.erasesAgain = true
    // With the tool, which says so to the hub; or the file was copied back by hand, and nobody knows.
    const row = world.hub.disk.centres.get(CENTRE)
    const told = dice() < 0.5
    if (told && row) world.hub.disk.centres.set(CENTRE, { ...row, mode: 'recovering' })
    else world.hubWasSetBackUntold = true
    world.hub.writesFirst = !told && dice() < 0.6
    world.met(told ? 'hubRestore:told' : 'hubRestore:untold')
    return true
  },
}

function killHub(world: World, power: boolean, away: number): boolean {
  if (!world.hub.owner.alive) return false
  world.hub.kill(power)
  if (!world.hubWasRestored) world.probeHub()
  return later(world, away, () => world.hub.start())
}
