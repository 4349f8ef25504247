/* What goes wrong with a device or a hub beyond dying: it stands still, is full, is old, was away for long. */
import type { NewEvent } from '#domain/events.ts'
import { append } from '#renderer/log/append.ts'
import { DESKS } from './commands.ts'
import type { Doing, InWindow } from './doing.ts'
import { later, mend, press, writeCard } from './doing.ts'
import { CENTRE } from './hub.ts'
import type { Step } from './plan.ts'

/** More than a push and a page may hold. */
const LONG = 520

/** True when it happened. */
export const MISHAPS: Partial<Record<Step['kind'], (doing: Doing) => boolean>> = {
  /** The window that leads stands still, another takes over, and the first goes on as if nothing had been. */
  frozenLeader({ world, machine, step }) {
    const leader = machine.windows[0]
    if (!leader?.open) return false
    if (machine.windows.length === 1) machine.openWindow()
    const { owner, open } = leader
    owner.frozenUntil = world.scheduler.now + 2 * step.for
    return later(world, 2 * step.for, () => {
      if (!owner.alive || machine.windows.length < 2) return
      world.met('twoLeaders')
      if ((machine.tables().cursor?.n ?? 0) > open.log.cursor.n) world.met('staleLeader')
    })
  },
  /** Counted with each write that the disk would not take. */
  diskFull({ world, machine, step }) {
    machine.disk.full = true
    later(world, step.for, () => (machine.disk.full = false))
    return false
  },
  olderDevice({ machine }) {
    if (!machine.isUp || machine.older) return false
    machine.older = true
    machine.killAll()
    machine.openWindow()
    return true
  },
  upgradeHub({ world, step }) {
    const { hub } = world
    if (!hub.older) return false
    hub.older = false
    if (hub.owner.alive) hub.kill(false)
    return later(world, step.for, () => hub.start())
  },
  /** Who is off the line writes about a customer whom the hub forgets meanwhile. */
  eraseCards(doing) {
    const { world, machine, step, dice } = doing
    const { hub } = world
    const { parts, owner, disk } = hub
    const visit = dice.of([...disk.cards.values()].flatMap((card) => ('text' in card ? [card.visit] : [])))
    if (!parts || !visit || machine.plug.cut) return false
    cutOff(doing)
    press(doing, (open) => writeCard(open, visit))
    world.scheduler.schedule(owner, dice() * step.for, () => {
      void hub.eraseCards(parts).then(() => parts.feed.announce(CENTRE, 'cards'))
    })
    return true
  },
  /** A PC that was away so long that what it has to say fills more than a page. */
  backlog(doing) {
    cutOff(doing)
    return press(doing, writeALot)
  },
}

function cutOff({ world, machine, step }: Doing): void {
  machine.plug.cut = true
  for (const line of [...machine.plug.lines]) line.break(false)
  later(world, step.for, () => mend(machine))
}

async function writeALot({ world, machine, open, dice }: InWindow): Promise<void> {
  const at = open.centre.now()
  const day = open.centre.today()
  const events = Array.from({ length: LONG + Math.floor(dice() * 600) }, (_, i): NewEvent => {
    const desk = dice.of(DESKS) ?? machine.desk
    return { type: i % 3 === 0 ? 'deskClosed' : 'deskOpened', v: 1, day, at, body: { desk } }
  })
  const before = machine.disk.refusals
  await append(open.log, events, Date.now(), world.newId).catch((error: unknown) => {
    if (machine.disk.refusals === before) throw error
  })
}
