/* Plays a day file through a hub's public API as paired devices: one at the welcome desk, one at each desk, one for the team lead. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import { USUAL_REASONS } from '#domain/delays/usualReasons.ts'
import type { Bodies } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { DayCounts } from '#domain/lead/today.ts'
import { dayCounts } from '#domain/lead/today.ts'
import type { DayFile } from './dayFile.ts'
import { ReplayDevice, must } from './device.ts'
import type { DayReport } from './report.ts'
import { reportOf } from './report.ts'
import type { Step } from './timeline.ts'
import { timeline } from './timeline.ts'

export type Playing = {
  hub: string
  leadCode: string
  file: DayFile
  /** How many times faster than the clock; Infinity: as fast as it goes. */
  speed: number
  setClock(device: ReplayDevice, now: Instant, rate: number): Promise<void>
  said(line: string): void
}

type Stage = { lead: ReplayDevice; welcome: ReplayDevice; desks: Map<string, ReplayDevice>; closing: Set<string>; day: string; playing: Playing }

/** What the hub's log says of the day. */
export type Played = { counts: DayCounts; report: DayReport }

/** Plays the whole day and gives what the hub's log then says of it. */
export async function play(all: Playing): Promise<Played> {
  const playing: Playing = { ...all, file: withoutIdleDesks(all.file) }
  const stage = await setTheStage(playing)
  const steps = timeline(playing.file)
  const first = steps[0]?.at ?? 0
  const { speed } = playing
  // Joining took its time: the hub's clock and the steps begin together.
  if (speed !== Number.POSITIVE_INFINITY) await playing.setClock(stage.lead, first, speed)
  const begun = performance.now()
  let last = 0
  for (const step of steps) {
    if (speed === Number.POSITIVE_INFINITY) {
      if (step.at !== last) await playing.setClock(stage.lead, step.at, 0)
    } else await sleep(untilDue(step.at - first, speed, performance.now() - begun))
    last = step.at
    await doStep(stage, step)
  }
  await stage.lead.pull()
  const day = dayOf(stage.lead.state, stage.day)
  return { counts: dayCounts(day), report: reportOf(stage.lead.state, day, playing.file) }
}

/**
 * Milliseconds until a step is due. From the start of the day and not from the step before, so that the time that steps take does not add up.
 * @param after how long after the day's first step it happens, on the day's clock
 * @param spent how long the replay has been running
 */
export function untilDue(after: number, speed: number, spent: number): number {
  return Math.max(0, after / speed - spent)
}

/** A desk serves what anybody of its pool was called for. One that serves nothing a centre does not have. */
function withoutIdleDesks(file: DayFile): DayFile {
  const poolOf = new Map(file.counters.map(({ name, pool }) => [name, pool]))
  const pools = new Set(file.visits.map(({ counter }) => (counter === null ? undefined : poolOf.get(counter))))
  return { ...file, counters: file.counters.filter(({ pool }) => pools.has(pool)) }
}

async function setTheStage(playing: Playing): Promise<Stage> {
  const { hub, file, speed } = playing
  const lead = await ReplayDevice.join(hub, playing.leadCode, file.timezone)
  const steps = timeline(file)
  const opening = (steps[0]?.at ?? localInstant(file.date, '09:00', file.timezone)) - 5 * MINUTE
  await playing.setClock(lead, opening, speed === Number.POSITIVE_INFINITY ? 0 : speed)
  // Each on what the ones before it said: a desk serves services that there are.
  for (const commands of [...setUp(file), bookings(file)]) {
    const refused = await lead.actAll(commands, opening)
    if (refused) throw new Error(refused)
  }
  const joinAs = async (role: string, label: string, desk: string | null) =>
    ReplayDevice.join(hub, must(await lead.road.makeCode({ role, label, desk })).code, file.timezone)
  const welcome = await joinAs('welcome', 'Welcome desk', null)
  const desks = new Map<string, ReplayDevice>()
  for (const { name } of file.counters) desks.set(name, await joinAs('adviser', name.slice(0, 24), deskId(name)))
  return { lead, welcome, desks, closing: new Set(), day: file.date, playing }
}

/** Services and desks as the file has them: a desk serves what anybody of its pool was called for. */
function setUp(file: DayFile): Command[][] {
  const poolOf = new Map(file.counters.map((counter) => [counter.name, counter.pool]))
  const services = new Map(file.visits.map((visit) => [visit.serviceId, visit.service]))
  const served = new Map<string, Set<string>>()
  for (const { counter, serviceId } of file.visits) {
    const pool = counter === null ? undefined : poolOf.get(counter)
    if (pool !== undefined) served.set(pool, (served.get(pool) ?? new Set()).add(serviceId))
  }
  return [
    [{ type: 'setUp', event: 'centreSetUp', body: { name: file.site, timeZone: file.timezone, demo: true, cardsKeptDays: 30 } }],
    [...services].map(([service, name]): Command => ({
      type: 'setUp',
      event: 'serviceSet',
      body: { service, name, keywords: [], minutes: 15, askFor: [], favourite: null, elsewhere: null },
    })),
    [{ type: 'setUp', event: 'delayReasonsSet', body: { reasons: reasonsOf(file) } }],
    file.counters.map(({ name, pool }): Command => ({
      type: 'setUp',
      event: 'deskSet',
      body: { desk: deskId(name), label: name.slice(0, 24), services: [...(served.get(pool) ?? [])] },
    })),
    file.counters.map(({ name, open }): Command => ({
      type: 'setUp',
      event: 'rotaSet',
      body: { desk: deskId(name), open: open.map(([from, to]) => ({ from, to })) },
    })),
  ]
}

/** A centre's list of reasons is no longer. */
const MOST_REASONS = 20

/** A centre's usual reasons, and what else the file gives for its delays. */
function reasonsOf(file: DayFile): Bodies['delayReasonsSet']['reasons'] {
  const own = spokenReasons(file).filter((words) => !USUAL_REASONS.some((usual) => usual.words === words))
  return [...USUAL_REASONS, ...own.map((words, i) => ({ reason: `reason-${i + 1}`, words, short: words.slice(0, 45) }))].slice(0, MOST_REASONS)
}

function spokenReasons(file: DayFile): string[] {
  return [...new Set(file.visits.flatMap(({ delayNotice }) => delayNotice?.reason ?? []))]
}

function bookings(file: DayFile): Command[] {
  return file.visits.flatMap((visit): Command[] =>
    visit.appointmentAt === null
      ? []
      : [{ type: 'book', appointment: `a-${visit.id}`, service: visit.serviceId, at: visit.appointmentAt, desk: null, day: file.date, anyway: true }],
  )
}

async function doStep(stage: Stage, step: Step): Promise<void> {
  const { welcome, day } = stage
  switch (step.what) {
    case 'open':
      stage.closing.delete(step.counter)
      return act(stage, deskOf(stage, step.counter), { type: 'openDesk', desk: deskId(step.counter) }, step.at)
    case 'close':
      stage.closing.add(step.counter)
      return closeWhenFree(stage, step.counter, step.at)
    case 'arrive': {
      const { id, serviceId, appointmentAt } = step.visit
      await act(stage, welcome, { type: 'noteArrival', visit: id, appointment: appointmentAt === null ? null : `a-${id}` }, step.at)
      const ticket = await welcome.ticket(id, day)
      return act(
        stage,
        welcome,
        { type: 'giveNumber', visit: id, ticket, enquiry: `${id}-1`, service: serviceId, needs: [], callBy: 'screen', partySize: 1 },
        step.at,
      )
    }
    case 'answerHere': {
      const visit = `answered-${step.at}-${step.count}`
      await act(stage, welcome, { type: 'greet', visit, appointment: null }, step.at)
      return act(stage, welcome, { type: 'answerHere', visit, service: null }, step.at)
    }
    case 'tell': {
      const { id, delayNotice } = step.visit
      const reason = reasonsOf(stage.playing.file).find(({ words }) => words === delayNotice?.reason)?.reason ?? null
      const told = {
        notice: `notice-${id}`,
        scope: { of: 'visit', visit: id },
        reason,
        expectedAt: delayNotice?.estimatedTime ?? null,
        how: ['inPerson'],
      } as const
      return act(stage, welcome, { type: 'tellDelay', ...told, how: [...told.how] }, step.at)
    }
    case 'leave':
      return act(stage, welcome, { type: 'leave', visit: step.visit.id }, step.at)
    default: {
      const counter = step.visit.counter ?? ''
      const desk = deskId(counter)
      const device = deskOf(stage, counter)
      const visit = step.visit.id
      if (step.what === 'call') return act(stage, device, { type: 'call', desk, visit }, step.at)
      if (step.what === 'start') return act(stage, device, { type: 'start', desk, visit }, step.at)
      await act(stage, device, { type: 'complete', desk, visit, outcome: 'finishedToday', next: null }, step.at)
      return closeWhenFree(stage, counter, step.at)
    }
  }
}

/** A desk that should close still finishes with the person who is there. */
async function closeWhenFree(stage: Stage, counter: string, at: Instant): Promise<void> {
  if (!stage.closing.has(counter)) return
  const refused = await deskOf(stage, counter).act({ type: 'closeDesk', desk: deskId(counter) }, at)
  if (refused === null) stage.closing.delete(counter)
}

async function act(stage: Stage, device: ReplayDevice, command: Command, at: Instant): Promise<void> {
  const refused = await device.act(command, at)
  if (refused !== null) stage.playing.said(`${new Date(at).toISOString()} ${command.type}: ${refused}`)
}

function deskOf(stage: Stage, counter: string): ReplayDevice {
  const device = stage.desks.get(counter)
  if (!device) throw new Error(`There is no desk "${counter}".`)
  return device
}

function deskId(counter: string): string {
  return `desk-${counter.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
}
