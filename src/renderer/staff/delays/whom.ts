/* Whom a delay can be told of, in the order in which it presses: those who have to be told, who waits besides, everybody, each desk, each service. */
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { ToTell } from '#domain/delays/toTell.ts'
import { timeToTell } from '#domain/delays/toTell.ts'
import type { Spread } from '#domain/estimate/forecast.ts'
import { roundedUp } from '#domain/estimate/say.ts'
import type { DelayScope, DeskId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { callingOrder, servedBy } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { deskLabel, serviceName } from '#renderer/staff/says.ts'
import { capital } from '#renderer/ui/words/capital.ts'

/** `key`: its place in the list, the same while it is of the same people. `expectedAt`: what to tell them, as it is proposed; `word`: whether that is about what time they are called, or by when. */
export type Whom = {
  key: string
  words: string
  scope: DelayScope
  expectedAt: Instant
  word: 'about' | 'by'
  short: string
  visit: Visit | null
  prompt: ToTell | null
}

/** What is proposed where nobody can tell: a quarter of an hour. */
const LATER = 15 * MINUTE

/** By how much a proposed time is made sooner or later. */
export const STEP = 5 * MINUTE

export function proposedLater(now: Instant): Instant {
  return roundedUp(now + LATER)
}

/** What stands on a sheet goes on standing there, unless what is proposed by now is further off than one step, or its time has come. */
export function proposedStill(stood: Instant, proposed: Instant, now: Instant): Instant {
  return Math.abs(proposed - stood) <= STEP && stood > now + MINUTE ? stood : proposed
}

/** Whether a desk could see whoever has to be told; null: no desk in particular. */
export function isSeenAt(state: CentreState, day: Day, desk: DeskId | null, { visit: id }: ToTell): boolean {
  const visit = day.visits.get(id)
  return visit !== undefined && (desk === null || servedBy(state, desk, visit))
}

/** Those whom a desk sees first: the note that led to the sheet is of them. */
export function ownFirst(state: CentreState, day: Day, desk: DeskId | null, prompts: readonly ToTell[]): ToTell[] {
  return prompts.toSorted((a, b) => Number(isSeenAt(state, day, desk, b)) - Number(isSeenAt(state, day, desk, a)))
}

export function whomToTell(state: CentreState, day: Day, now: Instant, prompts: readonly ToTell[], waits: ReadonlyMap<VisitId, Spread>, zone: string): Whom[] {
  const later = proposedLater(now)
  const soon = roundedUp(now + MINUTE)
  const visits = [...prompts.flatMap((one) => day.visits.get(one.visit) ?? []), ...callingOrder(state, day, now)]
  const people = [...new Map(visits.map((visit) => [visit.id, visit])).values()].map((visit): Whom => {
    const prompt = prompts.find((one) => one.visit === visit.id) ?? null
    const due = visit.appointmentAt === null ? '' : `, ${sayTime(visit.appointmentAt, zone)} appointment`
    const number = visit.ticket ?? 'This person'
    const words = `${number}${due}, ${serviceName(state, visit)}${prompt ? (prompt.again ? ': tell again' : ': will be late') : ''}`
    // Nobody is told again a time that is sooner than what will not hold.
    const unknown = prompt?.again ? proposedLater(Math.max(now, prompt.presses)) : later
    const expectedAt = Math.max(prompt?.expectedAt ?? timeToTell(visit, waits.get(visit.id), now) ?? unknown, soon)
    const word = visit.told.length > 0 ? 'by' : 'about'
    return { key: visit.id, words, scope: { of: 'visit', visit: visit.id }, expectedAt, word, short: number, visit, prompt }
  })
  const wide = (scope: DelayScope, key: string, words: string, short = words): Whom => ({
    key,
    words,
    scope,
    expectedAt: later,
    word: 'about',
    short,
    visit: null,
    prompt: null,
  })
  return [
    ...people,
    wide({ of: 'centre' }, 'centre', 'Everybody who waits', 'everybody'),
    ...[...state.desks.values()]
      .filter(({ inUse }) => inUse)
      .map(({ id, label }) => wide({ of: 'desk', desk: id }, `desk ${id}`, `Who waits for ${label}`, label)),
    ...[...state.services.values()]
      .filter(({ offered, elsewhere }) => offered && elsewhere === null)
      .map(({ id, name }) => wide({ of: 'service', service: id }, `service ${id}`, `Who waits for ${name}`, name)),
  ]
}

/** Whom to tell, for whoever has to. Where nobody can tell when they are called it says no time. `booked`: their appointment's. */
export function sayPrompt({ ticket, again, asRange, plannedAt, expectedAt }: ToTell, booked: Instant | null, zone: string): string {
  const number = ticket ?? 'somebody'
  const time = expectedAt === null ? null : sayTime(expectedAt, zone)
  if (again) return `Tell ${number} again: what we said will not hold.${time === null ? '' : ` Now ${asRange ? 'by' : 'about'} ${time}.`}`
  return `Tell ${number}: the ${sayTime(booked ?? plannedAt, zone)} appointment will start late${time === null ? '' : `, at about ${time}`}.`
}

/** The same to be read out: it says no time, which changes with every minute, so it is said once. */
export function sayPromptOnce({ ticket, again }: ToTell): string {
  return `Tell ${ticket ?? 'somebody'}${again ? ' again' : ' of a delay'}`
}

/** For whom a delay was told: "47", "everybody", "everybody who waits for Room 7". */
export function sayScope(state: CentreState, day: Day, scope: DelayScope): string {
  if (scope.of === 'centre') return 'everybody'
  if (scope.of === 'desk') return `everybody who waits for ${deskLabel(state, scope.desk)}`
  if (scope.of === 'service') return `everybody who waits for ${state.services.get(scope.service)?.name ?? 'a service'}`
  return day.visits.get(scope.visit)?.ticket ?? 'this person'
}

/** What was done: "47 told: by 11:40am.", "Everybody told: about 11:40am." */
export function sayDone({ short, word }: Whom, at: Instant, zone: string): string {
  return `${capital(short)} told: ${word} ${sayTime(at, zone)}.`
}

/** The sentence to say. Of everybody, a desk or a service it is the next one's time, as on the screen of the waiting room. */
export function sentenceOf(whom: Whom, reason: string | null, expectedAt: Instant | null, zone: string): string {
  const booked = whom.visit?.appointmentAt ?? null
  const what = booked === null ? 'There is a delay.' : `Your ${sayTime(booked, zone)} appointment is delayed.`
  const you = whom.visit === null ? 'the next person' : 'you'
  const when = expectedAt === null ? '' : `We expect to see ${you} ${whom.word === 'by' ? 'by' : 'at about'} ${sayTime(expectedAt, zone)}.`
  return [what, reason === null ? '' : `${reason.replace(/[.]$/, '')}.`, when].filter(Boolean).join(' ')
}
