/* The demo centre: read from resources/demo/centre.json, written into the log by the hub itself, like any other set-up. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { businessDay } from '#domain/time/businessDay.ts'
import { USUAL_REASONS } from '#domain/delays/usualReasons.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { HubEvent } from '#hub/log/hubWrites.ts'
import { writeAsHub } from '#hub/log/hubWrites.ts'
import { demoFile } from './demoFile.ts'
import type { DemoFile } from './demoFile.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { Parts } from './parts.ts'
import { stateNow } from './parts.ts'

/** The id of a centre that is a demo from its first start on. */
export const DEMO_CENTRE = 'demo'
const FILE = fileURLToPath(new URL('../../resources/demo/centre.json', import.meta.url))

/** The centre, its services, desks and today, for a log that is still empty. */
export function demoEvents(now: Instant): { day: DayKey; events: HubEvent[] } {
  const file = readDemoFile()
  const day = businessDay(now, file.centre.timeZone)
  const events: HubEvent[] = [
    { type: 'centreSetUp', body: { ...file.centre, demo: true } },
    ...file.services.map((body): HubEvent => ({ type: 'serviceSet', body })),
    ...file.desks.map(({ desk, label, services }): HubEvent => ({ type: 'deskSet', body: { desk, label, services } })),
    { type: 'delayReasonsSet', body: { reasons: USUAL_REASONS } },
    ...file.desks.filter(({ open }) => open).map(({ desk }): HubEvent => ({ type: 'deskOpened', body: { desk } })),
    ...dayOfDemo(file, day),
  ]
  return { day, events }
}

/** Gives a demo its rota and appointments for today. Answers false when it has them: it may run at every start. */
export async function giveDemoItsDay(parts: Parts, centre: string): Promise<boolean> {
  const file = readDemoFile()
  const now = parts.clock.now()
  const day = businessDay(now, file.centre.timeZone)
  const state = await stateNow(parts, centre)
  if (!state.centre?.demo || dayOf(state, day).rota.size > 0) return false
  await writeAsHub(parts, centre, day, now, dayOfDemo(file, day))
  return true
}

function dayOfDemo(file: DemoFile, day: DayKey): HubEvent[] {
  const at = (time: string) => localInstant(day, time, file.centre.timeZone)
  return [
    ...file.desks.map(({ desk, rota }): HubEvent => ({ type: 'rotaSet', body: { desk, open: rota.map(([from, to]) => ({ from: at(from), to: at(to) })) } })),
    ...file.appointments.map(({ time, service, desk }, i): HubEvent => ({
      type: 'appointmentBooked',
      body: { appointment: `${day}-${i + 1}`, service, at: at(time), desk },
    })),
  ]
}

function readDemoFile(): DemoFile {
  return demoFile.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
