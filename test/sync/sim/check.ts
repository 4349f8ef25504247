/* What must be true when all faults are over and everybody has met: I1 to I12, as far as a run can show them. */
import { canonical } from '#domain/centre/canonical.ts'
import { EVENT_CLASSES, isKnownEvent } from '#domain/eventClasses.ts'
import { fold, settleAll } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { chainHash } from '#hub/log/chain.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import { stateNow } from '#hub/parts.ts'
import type { EventRow } from '#hub/store/store.ts'
import { readPage } from '#renderer/log/records.ts'
import type { Cards } from './checkCards.ts'
import { checkKeptCards, checkShownCards, readHubCards } from './checkCards.ts'
import { CENTRE } from './hub.ts'
import type { Machine } from './machine.ts'
import { asRelease } from './releases.ts'
import type { OpenWindow } from './window.ts'
import type { World } from './world.ts'

type Hub = { rows: EventRow[]; state: CentreState; text: string; ids: Map<string, EventRow>; cards: Cards; erased: Set<string> }

/** Whether everybody has all, so that the end can be judged; else what is still awaited. */
export function awaited(world: World): string | null {
  const centre = world.hub.parts ? world.hub.disk.centres.get(CENTRE) : undefined
  if (!centre) return 'the hub'
  for (const { name, windows, disk } of world.machines) {
    if (windows.length === 0) return `${name} to start`
    for (const { open, owner } of windows) {
      if (!open) return `${name} to open`
      if (owner.frozenUntil > world.scheduler.now) return `${owner.name} to wake up`
      const { log, store } = open
      const trouble = store.view.getState().sync.trouble
      if (log.unsent.length > 0) return `${name}: ${log.unsent.length} unsent${trouble ? ` (${trouble})` : ''}`
      if (log.cursor.n !== centre.head) return `${name}: at ${log.cursor.n} of ${centre.head}${trouble ? ` (${trouble})` : ''}`
      if (store.belief.n !== centre.head) return `${name}: shows ${store.belief.n} of ${centre.head}`
    }
    if (disk.rows('outbox').length > 0) return `${name}: its outbox`
    if (disk.rows('cardOutbox').length > 0) return `${name}: its card outbox`
    const cards = disk.rows<{ k: string; value: number }>('meta').find(({ k }) => k === 'cards')?.value ?? 0
    if (cards !== centre.cardHead) return `${name}: at ${cards} of ${centre.cardHead} card writes`
  }
  return null
}

/** Asked in virtual time, as the world. */
export async function checkEnd(world: World): Promise<void> {
  const hub = await checkHub(world)
  for (const machine of world.machines) {
    world.probe(machine)
    checkPages(world, machine, hub)
    // As its own release sees it.
    for (const { open } of machine.windows) if (open) asRelease(machine.older, () => checkWindow(world, machine, open, hub))
    checkSaved(world, machine, hub)
    checkKeptCards(world, machine, hub.erased)
    checkHandedIn(world, machine, hub)
  }
  checkTold(world, hub)
  checkTickets(world, hub)
  checkQuarantine(world)
  await checkReplay(world)
  for (const error of [...world.hub.errors, ...world.scheduler.errors]) world.violate(`an error nobody expected: ${String(error)}`)
}

async function checkHub(world: World): Promise<Hub> {
  const { disk, parts, wasOlder } = world.hub
  const head = disk.centres.get(CENTRE)
  const rows: EventRow[] = []
  for (let n = 1; disk.events.has(`${CENTRE}\n${n}`); n++) rows.push(disk.events.get(`${CENTRE}\n${n}`) as EventRow)
  if (rows.length !== head?.head || disk.events.size !== rows.length)
    world.violate(`I1: the head is ${head?.head}, and there are ${rows.length} of ${disk.events.size} events in a row`)
  let hash = '0'.repeat(64)
  for (const { n, recvAt, outcome, raw, hash: stored } of rows) {
    hash = chainHash(hash, n, recvAt, outcome, raw)
    if (stored !== hash) world.violate(`I3: number ${n} does not bear its chain hash`)
  }
  checkCounters(world, rows)
  const settled = settleAll(EMPTY_CENTRE, rows.map(rowToEvent))
  for (const [i, { n, outcome, type, v }] of rows.entries()) {
    if (settled.outcomes[i] !== outcome) world.violate(`I8: number ${n} is stored as ${outcome}, and refolds as ${settled.outcomes[i]}`)
    if (isKnownEvent(type, v) && EVENT_CLASSES[type] === 'fact' && outcome !== 'applied' && !(wasOlder && outcome === 'unknown'))
      world.violate(`I7: the fact ${n} is ${outcome}`)
  }
  const state = fold(EMPTY_CENTRE, rows.map(rowToEvent))
  const text = canonical(state)
  if (canonical(settled.state) !== text) world.violate('I6: the hub’s log settles to another state than it folds to')
  if (parts && canonical(await stateNow(parts, CENTRE)) !== text) world.violate('I6: the hub’s state is not the fold of its log')
  for (const [id, n] of world.acked)
    if (!world.hubWasRestored && rows[n - 1]?.id !== id) world.violate(`I4: ${id} was acknowledged as number ${n}, and is not there`)
  return { rows, state, text, ids: new Map(rows.map((row) => [row.id, row])), ...readHubCards(world) }
}

/** I2: each device's counters, in log and quarantine together, are there once and without a gap. */
function checkCounters(world: World, rows: readonly EventRow[]): void {
  const counters = new Map<string, number[]>()
  const ids = new Set<string>()
  const quarantined = [...world.hub.disk.quarantine.values()]
  for (const { device, inc, dseq } of [...rows, ...quarantined]) counters.set(`${device} ${inc}`, [...(counters.get(`${device} ${inc}`) ?? []), dseq])
  for (const { id, raw } of rows) {
    if (ids.has(id)) world.violate(`I2: ${id} is in the log twice`)
    if ((JSON.parse(raw) as { id: string }).id !== id) world.violate(`I2: ${id} is stored under another id than its own`)
    ids.add(id)
  }
  for (const { id } of quarantined) if (ids.has(id)) world.violate(`I2: ${id} is in the log and in quarantine`)
  for (const [who, used] of counters) {
    // A counter that an earlier incarnation's event used up again leaves no row; such gaps are only where a device began again, or
    // where the hub was set back and what was in quarantine only is gone.
    const beganAgain = world.hubWasRestored || [...counters.keys()].filter((key) => key.split(' ')[0] === who.split(' ')[0]).length > 1
    const sorted = [...used].sort((a, b) => a - b)
    for (const [i, dseq] of sorted.entries()) {
      if (i > 0 && dseq === sorted[i - 1]) world.violate(`I2: ${who} used counter ${dseq} twice`)
      if (!beganAgain && dseq !== i + 1) world.violate(`I2: ${who} has counter ${dseq} where ${i + 1} belongs`)
    }
  }
}

function checkPages(world: World, { name, disk }: Machine, { rows }: Hub): void {
  let held = 0
  const pages = disk.rows<Parameters<typeof readPage>[0]>('pages')
  for (const page of pages) {
    for (const [i, raw] of page.raw.split('\n').entries()) {
      const row = rows[page.from + i - 1]
      if (row?.raw !== raw || row.recvAt !== page.recvAt[i]) world.violate(`I3: ${name} has another text as number ${page.from + i} than the hub hashed`)
      if (row?.outcome !== page.outcome[i]) world.violate(`I8: ${name} has number ${page.from + i} as ${page.outcome[i]}, the hub as ${row?.outcome}`)
    }
    held = page.to
    if (rows[page.to - 1]?.hash !== page.toHash) world.violate(`I3: ${name} has another chain hash at ${page.to} than the hub`)
  }
  // Nothing is in a verified backup yet (safeSeq is 0), so every page has to be here.
  if (held !== rows.length) world.violate(`I12: ${name} holds the log up to ${held}, and the hub up to ${rows.length}`)
}

function checkWindow(world: World, machine: Machine, open: OpenWindow, hub: Hub): void {
  const { log, store, centre } = open
  const { name, disk, read } = machine
  const { confirmed, view } = store.belief
  const expected = machine.older ? canonical(fold(EMPTY_CENTRE, hub.rows.map(rowToEvent))) : hub.text
  if (canonical(confirmed) !== expected) world.violate(`I6: ${name} has not come to the state that the hub has`)
  const again = fold(EMPTY_CENTRE, disk.rows<Parameters<typeof readPage>[0]>('pages').flatMap(readPage))
  if (canonical(settleAll(again, log.unsent).state) !== canonical(view)) world.violate(`I6: what ${name} shows is not the fold of its log`)
  if (centre.view().state !== view) world.violate(`I6: the screen of ${name} shows something else than it believes`)
  for (const { event } of centre.view().notices) {
    if (read.has(event)) world.violate(`told once: ${name} tells of ${event} again after it was read`)
    if (!hub.ids.get(event)?.outcome.startsWith('noEffect')) world.violate(`I8: ${name} tells of ${event}, which the hub has as ${hub.ids.get(event)?.outcome}`)
  }
  checkShownCards(world, machine, open, hub.cards)
}

function checkSaved(world: World, machine: Machine, hub: Hub): void {
  const { name, disk, saved } = machine
  const kept = new Set(disk.rows<{ id: string }>('quarantine').map(({ id }) => id))
  for (const id of saved) {
    if (hub.ids.has(id) === kept.has(id))
      world.violate(`I5: ${id}, saved at ${name}, is ${kept.has(id) ? 'in the log and in quarantine' : 'neither in the log nor in quarantine'}`)
  }
}

/** Apart goes only what was made to do harm, and what was pressed about it before that was known. */
function checkQuarantine(world: World): void {
  type Apart = { id: string; raw: string; sentence: string }
  const apart: Apart[] = [...world.hub.disk.quarantine.values(), ...world.machines.flatMap(({ disk }) => disk.rows<Apart>('quarantine'))]
  for (const { id, raw, sentence } of apart) {
    const { visit = '' } = (JSON.parse(raw) as { body: { visit?: string } }).body
    if (!world.poisons.has(id) && /^\w{0,64}$/.test(visit)) world.violate(`I5: ${id} is sound, and went to quarantine: ${sentence}`)
  }
}

/** I10: what was pushed comes in once more, and nothing is new. */
async function checkReplay(world: World): Promise<void> {
  // What stood only in the quarantine of a hub that was set back is gone there, and comes in again.
  const counted = world.hubWasRestored ? 0 : 1
  const { disk } = world.hub
  const size = () => `${disk.centres.get(CENTRE)?.head} events and ${disk.quarantine.size * counted} in quarantine`
  const has = () => new Set([...disk.events.values()].map(({ id }) => id))
  const [before, known, lost] = [size(), has(), lostByBoth(world)]
  await replay(world)
  const added = [...has()].filter((id) => !known.has(id))
  const isNew = added.length > 0 ? added.some((id) => !lost.has(id)) : size() !== before
  if (isNew) world.violate(`I10: after a replay of what was pushed before the hub has ${size()} instead of ${before}`)
  if (added.length === 0) return
  const once = size()
  await replay(world)
  if (size() !== once) world.violate(`I10: after a second replay the hub has ${size()} instead of ${once}`)
}

async function replay({ hub, scheduler, pushed }: World): Promise<void> {
  for (const { device, body } of pushed.values()) {
    const ask = { device, method: 'POST', path: 'v1/events', body }
    await new Promise<void>((resolve) => scheduler.schedule(scheduler.world, 0, () => hub.ask(ask, () => resolve(), resolve)))
  }
}

/** Pushed by a PC that was set back since, to a hub that was too: nobody has it, and a push that was under way all the time brings it back. */
function lostByBoth({ hubWasRestored, machines, pushed }: World): Set<string> {
  const setBack = new Set(machines.filter((one) => one.wasSetBack).map(({ device }) => device.id))
  const bodies = hubWasRestored ? [...pushed.values()].filter(({ device }) => setBack.has(device)) : []
  return new Set(bodies.flatMap(({ body }) => (JSON.parse(body) as { events: { id: string }[] }).events.map(({ id }) => id)))
}

/** What lies in an archive, of whoever, is in the log, or set apart at the hub. */
function checkHandedIn(world: World, { name, disk }: Machine, { ids }: Hub): void {
  const apart = new Set([...world.hub.disk.quarantine.values()].map(({ id }) => id))
  for (const { raw } of disk.rows<{ raw: string }>('archive')) {
    for (const text of raw.split('\n')) {
      const { id } = JSON.parse(text) as { id: string }
      if (!ids.has(id) && !apart.has(id)) world.violate(`hand-over: ${name} holds ${id} from before the hub was set back, and the hub has it not`)
    }
  }
}

/** Whoever wrote a claim that came to nothing is told, on that PC; where it was copied since, on one of the two. */
function checkTold(world: World, { state }: Hub): void {
  const noEffects = [...state.days.values()].flatMap((day) => day.noEffects)
  for (const { event, device } of noEffects) {
    const wrote = world.machines.filter((one) => one.device.id === device && one.saved.has(event))
    const wasTold = ({ told, read, windows }: Machine) =>
      told.has(event) || read.has(event) || windows.some(({ open }) => open?.centre.view().notices.some((one) => one.event === event))
    if (wrote.length > 0 && !wrote.some(wasTold)) world.violate(`told once: ${wrote[0]?.name} was never told that ${event} came to nothing`)
  }
}

/** A number once shown is of one visit on its day, and a visit keeps its number. */
function checkTickets(world: World, { rows }: Hub): void {
  const visitOf = new Map<string, string>()
  const ticketOf = new Map<string, string>()
  // A PC that was copied, or set back, has no way to know what its letter gave in another life.
  const excused = new Set(world.machines.filter((one) => one.isClone || one.wasSetBack).map(({ device }) => device.letter))
  const look = (day: string, ticket: string, visit: string) => {
    if (excused.has(ticket.replace(/\d+$/, ''))) return
    if (world.hubWasSetBackUntold && /^\d+$/.test(ticket)) return
    const [other, before] = [visitOf.get(`${day} ${ticket}`), ticketOf.get(visit)]
    if (other !== undefined && other !== visit) world.violate(`tickets: ${ticket} of ${day} was given to ${other} and to ${visit}`)
    if (before !== undefined && before !== ticket) world.violate(`tickets: ${visit} has ${before} and ${ticket}`)
    visitOf.set(`${day} ${ticket}`, visit)
    ticketOf.set(visit, ticket)
  }
  for (const { day, ticket, visit } of world.tickets) look(day, ticket, visit)
  for (const { raw, type } of rows) {
    if (type !== 'numberGiven') continue
    const { day, body } = JSON.parse(raw) as { day: string; body: { ticket: string; visit: string } }
    look(day, body.ticket, body.visit)
  }
}
