/* Setting up and changing what a centre is. What is set says the whole of it; each rule says why it cannot be so. */
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import { onlyHere } from '#domain/desk/onlyHere.ts'
import type { Bodies, DeskId, Hours, NewEvent, ServiceId } from '#domain/events.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import type { DayKey } from '#domain/instant.ts'
import { isDay } from '#domain/time/isDay.ts'
import { canonical } from './canonical.ts'
import type { Command } from './command.ts'
import type { Asked, Decision } from './decision.ts'
import { fold } from './fold.ts'
import type { Refusal } from './refusal.ts'
import type { WordsOf } from './settingRefusal.ts'
import { settingNow } from './settingNow.ts'
import type { CentreState } from './state.ts'
import { dayOf } from './state.ts'

export type SetUpCommand = Extract<Command, { type: 'setUp' }>
type SetUpType = SetUpCommand['event']
/** `anyway`: the person was asked, and says so. `day`: the one that it is of, `today` but for a rota. */
type Asks = Asked & { anyway: boolean; today: DayKey }
/** The event's body as it is written, or why not. */
type Rule<K extends SetUpType> = (state: CentreState, body: Bodies[K], asked: Asks) => Bodies[K] | Refusal

const MOST = { label: 60, desk: 24, staff: 30, short: 45 }

const RULES: { [K in SetUpType]: Rule<K> } = {
  centreSetUp: (state, body) => {
    if (state.centre && state.centre.demo !== body.demo) return { reason: 'demoStays', demo: state.centre.demo }
    const name = body.name.trim()
    return badWords(name, 'centre', MOST.label) ?? outside(body.cardsKeptDays, 'cardsKept', 1, 3650) ?? { ...body, name }
  },
  serviceSet,
  serviceRemoved: (state, body) => {
    if (!state.services.get(body.service)?.offered) return { reason: 'unknownService' }
    return offered(state).length === 1 ? { reason: 'lastService' } : body
  },
  deskSet,
  deskRemoved,
  hoursSet: (_, { week }) => badWeek(week) ?? { week: week.map((day) => day.toSorted((a, b) => a.from - b.from)) },
  closedDaysSet: (_, { days }) => {
    const wrong = days.find((day) => !isDay(day))
    if (wrong !== undefined) return { reason: 'notADay', day: wrong }
    return days.length > 200 ? { reason: 'tooMany', of: 'closedDay', most: 200 } : { days: [...new Set(days)].toSorted() }
  },
  staffSet,
  staffRemoved: (state, body) => (state.staff.get(body.staff)?.here ? body : { reason: 'unknownStaff' }),
  delayReasonsSet,
  // In the order in which they are asked.
  callingRuleSet: (_, { parts }) => ({ parts: WHOLE_RULE.filter((part) => parts.includes(part)) }),
  standardsSet: (_, body) => {
    const { from, ...standards } = body
    if (from !== undefined && !isDay(from)) return { reason: 'notADay', day: from }
    for (const minutes of Object.values(standards)) {
      const refused = outside(minutes, 'standard', 0, 600)
      if (refused) return refused
    }
    return body
  },
  keptForWalkInsSet: (_, body) => outside(body.keptForWalkIns, 'walkInDesks', 0, 20) ?? body,
  setUpFinished: (state, body) => (canWork(state) ? body : { reason: 'notSetUp' }),
  rotaSet: (state, body, { day, today }) => {
    if (!state.desks.get(body.desk)?.inUse) return { reason: 'unknownDesk' }
    if (!isDay(day)) return { reason: 'notADay', day }
    if (day < today) return { reason: 'slotPast' }
    return body.open.some(({ from, to }) => !(from < to)) ? { reason: 'fromAfterTo', weekday: null } : body
  },
}

/** A setting, as somebody wants it to be. What is so already is refused, so that the list of changes holds changes only. */
export function setUp(state: CentreState, command: SetUpCommand, asked: Asked): Decision {
  const rule = RULES[command.event] as Rule<SetUpType>
  const day = command.event === 'rotaSet' ? (command.day ?? asked.day) : asked.day
  const said = rule(state, command.body, { ...asked, day, today: asked.day, anyway: command.anyway === true })
  if ('reason' in said) return { refused: said as Refusal }
  const event = { type: command.event, v: 1, day, at: asked.now, body: said } as NewEvent
  return isSo(state, command.event, said, day) ? { refused: { reason: 'alreadySo' } } : { events: [event] }
}

/** Several settings as one: each on what the ones before it said, and all of them or none. */
export function setUpAll(state: CentreState, { all }: Extract<Command, { type: 'setUpAll' }>, asked: Asked): Decision {
  let so = state
  const events: NewEvent[] = []
  for (const command of all) {
    const said = setUp(so, command, asked)
    if ('refused' in said) {
      if (said.refused.reason === 'alreadySo') continue
      return said
    }
    const place = { id: `setting-${events.length}`, n: null, device: asked.device, inc: '', outcome: 'applied' } as const
    so = fold(
      so,
      said.events.map((event) => ({ ...event, ...place })),
    )
    events.push(...said.events)
  }
  return events.length > 0 ? { events } : { refused: { reason: 'alreadySo' } }
}

/** What a centre needs before anybody can work in it. */
export function canWork({ centre, hours, services, desks }: CentreState): boolean {
  return centre !== null && hours !== null && [...services.values()].some((service) => service.offered) && [...desks.values()].some((desk) => desk.inUse)
}

function isSo(state: CentreState, event: SetUpType, body: Bodies[SetUpType], day: DayKey): boolean {
  const now = event === 'rotaSet' ? rotaNow(state, body as Bodies['rotaSet'], day) : settingNow(state, event, body)
  return now !== null && canonical(now) === canonical(body)
}

function rotaNow(state: CentreState, { desk }: Bodies['rotaSet'], day: DayKey): Bodies['rotaSet'] | null {
  const open = dayOf(state, day).rota.get(desk)
  return open ? { desk, open } : null
}

function offered(state: CentreState) {
  return [...state.services.values()].filter((service) => service.offered)
}

function serviceSet(state: CentreState, body: Bodies['serviceSet']): Bodies['serviceSet'] | Refusal {
  const name = body.name.trim()
  const keywords = clean(body.keywords)
  const askFor = clean(body.askFor)
  const elsewhere = body.elsewhere?.trim() || null
  const others = offered(state).filter(({ id }) => id !== body.service)
  const refused =
    badWords(name, 'service', MOST.label) ??
    sameName(
      name,
      others.map((one) => one.name),
    ) ??
    outside(body.minutes, 'minutes', 1, 240) ??
    badList(keywords, 'keyword', 40) ??
    badList(askFor, 'askFor', 8) ??
    (elsewhere === null ? null : badWords(elsewhere, 'elsewhere', MOST.label)) ??
    (body.favourite === null ? null : outside(body.favourite, 'favourite', 1, 9))
  if (refused) return refused
  const taken = body.favourite === null ? undefined : others.find((one) => one.favourite === body.favourite)
  if (taken && body.favourite !== null) return { reason: 'favouriteTaken', digit: body.favourite, by: taken.name }
  return { ...body, name, keywords, askFor, elsewhere }
}

function deskSet(state: CentreState, body: Bodies['deskSet']): Bodies['deskSet'] | Refusal {
  const label = body.label.trim()
  const others = [...state.desks.values()].filter(({ id, inUse }) => inUse && id !== body.desk)
  const refused =
    badWords(label, 'desk', MOST.desk) ??
    sameName(
      label,
      others.map((one) => one.label),
    ) ??
    unknownService(state, body.services)
  if (refused) return refused
  return body.services.length === 0 ? { reason: 'deskServesNothing' } : { ...body, label }
}

/** A desk goes once nobody is at it; not silently on those whom only it can see. */
function deskRemoved(state: CentreState, body: Bodies['deskRemoved'], { now, day, anyway }: Asks): Bodies['deskRemoved'] | Refusal {
  const { desk } = body
  const known = state.desks.get(desk)
  if (!known?.inUse) return { reason: 'unknownDesk' }
  const busy = visitAtDesk(dayOf(state, day), desk)
  if (busy) return { reason: 'deskBusy', desk, ticket: busy.ticket }
  if ([...state.desks.values()].filter(({ inUse }) => inUse).length === 1) return { reason: 'lastDesk' }
  const stranded = anyway || !known.isOpen ? [] : onlyHere(state, dayOf(state, day), desk, now)
  return stranded.length === 0 ? body : { reason: 'onlyDeskForThem', desk, tickets: stranded.map(({ ticket }) => ticket ?? 'one without a number') }
}

function staffSet(state: CentreState, body: Bodies['staffSet']): Bodies['staffSet'] | Refusal {
  const name = body.name.trim()
  const initials = body.initials.trim()
  const others = [...state.staff.values()].filter(({ id, here }) => here && id !== body.staff)
  const refused =
    badWords(name, 'staff', MOST.staff) ??
    sameName(
      name,
      others.map((one) => one.name),
    ) ??
    unknownService(state, body.cannot) ??
    (body.desk === null ? null : unknownDesk(state, body.desk))
  if (refused) return refused
  if (!/^\p{Lu}{1,3}$/u.test(initials)) return { reason: 'badInitials' }
  if (body.roles.length === 0) return { reason: 'noRole' }
  if (body.lunch !== null && !isOpening(body.lunch)) return { reason: 'fromAfterTo', weekday: null }
  return { ...body, name, initials, roles: [...new Set(body.roles)], cannot: [...new Set(body.cannot)] }
}

function delayReasonsSet(_: CentreState, body: Bodies['delayReasonsSet']): Bodies['delayReasonsSet'] | Refusal {
  const reasons = body.reasons.map((one) => ({ ...one, words: one.words.trim(), short: one.short.trim() }))
  if (reasons.length === 0) return { reason: 'lastDelayReason' }
  if (reasons.length > 20) return { reason: 'tooMany', of: 'delayReason', most: 20 }
  for (const [i, { words, short }] of reasons.entries()) {
    const before = reasons.slice(0, i).map((one) => one.words)
    const refused = badWords(words, 'delayReason', MOST.label) ?? badWords(short, 'delayShort', MOST.short) ?? sameName(words, before)
    if (refused) return refused
  }
  return { reasons }
}

function badWeek(week: readonly Hours[][]): Refusal | null {
  for (const [weekday, day] of week.entries()) {
    if (!day.every(isOpening)) return { reason: 'fromAfterTo', weekday }
    const inOrder = day.toSorted((a, b) => a.from - b.from)
    if (inOrder.some(({ from }, i) => from < (inOrder[i - 1]?.to ?? 0)) || day.length > 4) return { reason: 'openingsOverlap', weekday }
  }
  return week.length !== 7 || week.every((day) => day.length === 0) ? { reason: 'neverOpen' } : null
}

function isOpening({ from, to }: Hours): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= 1440
}

function badWords(words: string, of: WordsOf, most: number): Refusal | null {
  if (words === '') return { reason: 'wordsMissing', of, most }
  if (words.length > most) return { reason: 'wordsTooLong', of, most }
  return /[\p{C}<>]/u.test(words) ? { reason: 'wordsWithSigns', of } : null
}

function badList(list: readonly string[], of: WordsOf, most: number): Refusal | null {
  if (list.length > most) return { reason: 'tooMany', of, most }
  return list.map((words) => badWords(words, of, MOST.label)).find((refused) => refused !== null) ?? null
}

function sameName(name: string, others: readonly string[]): Refusal | null {
  const twin = others.find((other) => other.trim().toLowerCase() === name.toLowerCase())
  return twin === undefined ? null : { reason: 'sameName', name: twin }
}

type Numbered = Extract<Refusal, { reason: 'numberOutside' }>['of']

function outside(number: number, of: Numbered, from: number, to: number): Refusal | null {
  return Number.isInteger(number) && from <= number && number <= to ? null : { reason: 'numberOutside', of, from, to }
}

function unknownService(state: CentreState, services: readonly ServiceId[]): Refusal | null {
  return services.every((service) => state.services.has(service)) ? null : { reason: 'unknownService' }
}

function unknownDesk(state: CentreState, desk: DeskId): Refusal | null {
  return state.desks.get(desk)?.inUse ? null : { reason: 'unknownDesk' }
}

/** Without blanks and doubles. */
function clean(list: readonly string[]): string[] {
  return [...new Set(list.map((words) => words.trim()).filter((words) => words !== ''))]
}
