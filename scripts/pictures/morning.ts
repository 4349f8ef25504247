import type { CallBy, Need, PriorityReason } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Command } from '#domain/centre/command.ts'
import { ReplayDevice, must } from '#scripts/replay/device.ts'

type Codes = (role: 'welcome' | 'adviser' | 'lead', label: string, desk: string | null) => Promise<string>
type Person = {
  ago: number
  service: string
  needs?: Need[]
  callBy?: CallBy
  priority?: PriorityReason
  words?: string
  seenAt?: string
  calledAgo?: number
  done?: boolean
}

/** Who came in this morning, as minutes before now. */
const PEOPLE: Person[] = [
  { ago: 36, service: 'lgsl:58', seenAt: 'desk-2', calledAgo: 30, done: true },
  { ago: 33, service: 'lgsl:58', seenAt: 'desk-3', calledAgo: 31, done: true },
  { ago: 28, service: 'lgsl:1520', seenAt: 'desk-3', calledAgo: 14 },
  { ago: 25, service: 'lgsl:58', seenAt: 'desk-2', calledAgo: 11 },
  { ago: 21, service: 'lgsl:112', seenAt: 'desk-5', calledAgo: 19 },
  { ago: 16, service: 'lgsl:70', needs: ['hearingLoop'], callBy: 'comeAndGet', words: 'My hours at work went down and the benefit letter is wrong.' },
  { ago: 12, service: 'lgsl:58', words: 'I want to pay my bill and I moved last week.' },
  { ago: 9, service: 'lgsl:1520', needs: ['wheelchair'] },
  { ago: 6, service: 'lgsl:279', priority: 'unwell' },
  { ago: 3, service: 'lgsl:58' },
]

/** Plays a morning into a hub on a demo clock, which then stands at `now`. */
export async function playMorning(hub: string, code: Codes, now: Instant): Promise<void> {
  const zone = 'Europe/London'
  const lead = await ReplayDevice.join(hub, await code('lead', 'Team lead', null), zone)
  const welcome = await ReplayDevice.join(hub, await code('welcome', 'Welcome desk', null), zone)
  const desks = new Map<string, ReplayDevice>()
  for (const desk of ['desk-2', 'desk-3', 'desk-5'])
    desks.set(desk, await ReplayDevice.join(hub, await code('adviser', desk.replace('desk-', 'Desk '), desk), zone))
  const steps: { at: Instant; run(): Promise<void> }[] = []
  for (const [i, person] of PEOPLE.entries()) {
    const visit = `morning-${i}`
    const at = now - person.ago * MINUTE
    steps.push({ at, run: () => arrives(welcome, visit, person, at) })
    const device = person.seenAt === undefined ? undefined : desks.get(person.seenAt)
    if (!device || person.calledAgo === undefined || person.seenAt === undefined) continue
    const desk = person.seenAt
    const called = now - person.calledAgo * MINUTE
    steps.push(
      { at: called, run: () => done(device, { type: 'call', desk, visit }, called) },
      { at: called + MINUTE, run: () => done(device, { type: 'start', desk, visit }, called + MINUTE) },
    )
    if (person.done)
      steps.push({
        at: called + 12 * MINUTE,
        run: () => done(device, { type: 'complete', desk, visit, outcome: 'finishedToday', next: null }, called + 12 * MINUTE),
      })
  }
  for (const { at, run } of steps.sort((a, b) => a.at - b.at)) {
    must(await lead.road.setClock(at, 0))
    await run()
  }
  must(await lead.road.setClock(now, 0))
}

async function arrives(welcome: ReplayDevice, visit: string, person: Person, at: Instant): Promise<void> {
  await done(welcome, { type: 'greet', visit, appointment: null }, at)
  const day = '2027-01-12'
  const { service, needs = [], callBy = 'screen', priority, words } = person
  await done(welcome, { type: 'giveNumber', visit, ticket: await welcome.ticket(visit, day), enquiry: `${visit}-1`, service, needs, callBy, partySize: 1 }, at)
  if (priority) await done(welcome, { type: 'prioritise', visit, reason: priority }, at)
  if (words !== undefined) must(await welcome.road.writeCard(visit, { write: `${visit}-words`, day, field: 'words', text: words }))
}

async function done(device: ReplayDevice, command: Command, at: Instant): Promise<void> {
  const refused = await device.act(command, at)
  if (refused !== null) throw new Error(`${command.type}: ${refused}`)
}
