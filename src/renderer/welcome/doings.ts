import type { RefObject } from 'react'
import { isReference } from '#domain/appointments/reference.ts'
import type { Command } from '#domain/centre/command.ts'
import type { AppointmentId, ServiceId, VisitId, WaitRange } from '#domain/events.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { cardOf } from '#renderer/centre/cardOf.ts'
import { greetedOnly, line } from './atTheDoor.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Draft } from './draft.ts'
import { NEW_DRAFT } from './draft.ts'
import type { Shown } from './inHand.ts'
import { primaryOf, toldNow } from './inHand.ts'
import type { ServiceSearch } from './serviceSearch.ts'
import type { Turns } from './turns.ts'
import type { Holding } from './useInHand.ts'

type Tools = {
  centre: Centre
  holding: Holding
  turns: Pick<Turns, 'areWaiting'>
  search: ServiceSearch
  ask: (command: Command) => Promise<boolean>
  say: (sentence: string) => void
  clear: () => void
  box: RefObject<HTMLInputElement | null>
  first: RefObject<HTMLButtonElement | null>
}

/** What the keys of the welcome desk come to, on what is true when each gets its turn. Focus goes where the next key is needed. */
export function doings(tools: Tools) {
  const { centre, holding, search, ask, clear, box, first } = tools
  const { now, drafts, pick, show } = holding
  const back = (next: Shown) => {
    show(next)
    box.current?.focus()
  }
  const meet = async (appointment: AppointmentId | null): Promise<VisitId | null> => {
    const visit = (appointment === null ? line(now().day)[0]?.id : undefined) ?? centre.newId()
    if (!(await ask({ type: 'greet', visit, appointment }))) return null
    drafts.keepOnly(greetedOnly(now().day).map(({ id }) => id))
    drafts.adopt(visit)
    pick(visit)
    back({ is: 'nobody' })
    return visit
  }
  const chooseFor = (visit: VisitId | null, service: ServiceId) => {
    if (visit === null) return
    drafts.patch(visit, { service })
    show({ is: 'nobody' })
    first.current?.focus()
    const known = now().day.visits.get(visit)?.ticket
    if (known) return drafts.patch(visit, { ticket: known })
    void takeTicket(tools, visit).then((ticket) => ticket !== null && drafts.patch(visit, { ticket }))
  }
  const whoever = async () => now().hand?.id ?? (await meet(null))
  const choose = async (service: ServiceId) => chooseFor(await whoever(), service)
  const answeredHere = async (service: ServiceId | null) => {
    const visit = await whoever()
    if (visit === null) return
    back({ is: 'nobody' })
    await letGo(tools, visit, () => ask({ type: 'answerHere', visit, service }))
  }
  const give = async () => {
    const { hand, draft } = now()
    const { service } = draft
    if (!hand || service === null) return
    const { id: visit, ticket } = hand
    // As it stands in the sentence to say.
    const told = toldNow(now())
    const saving = { ticket: ticket ?? draft.ticket, service, say: primaryOf(now(), search).say ?? null }
    // At once: whoever types on types of the next person, and must not have the screen change below them.
    back({ is: 'given', visit, saving })
    if (await letGo(tools, visit, () => saveNumber(tools, hand, service, draft, told))) return
    const { shown, hand: again } = now()
    // Who opened somebody else meanwhile goes on with them.
    if (shown.is !== 'given' || shown.visit !== visit) return
    show({ is: 'nobody' })
    if (again?.id === visit && box.current?.matches(':focus')) first.current?.focus()
  }
  const close = () => {
    clear()
    back({ is: 'nobody' })
  }
  const enter = async () => {
    const primary = primaryOf(now(), search)
    if (primary.does === 'pickUp') pickUp(tools, primary.visit)
    else if ('visit' in primary) await ask({ type: primary.does, visit: primary.visit })
    else if (primary.does === 'choose') await choose(primary.service)
    else if (primary.does === 'arrives') await arrives(primary.appointment, primary.service)
    else if (primary.does === 'answeredHere') await answeredHere(primary.service)
    else if (primary.does === 'greet') await meet(null)
    else if (primary.does === 'give') await give()
    else close()
  }
  /** Who is in hand, and has asked for nothing yet, turns out to have an appointment: the booked arrival stands for them from here on. */
  const greetFor = async (appointment: AppointmentId, service: ServiceId) => {
    const { hand, draft } = now()
    // They hold a number already: it is theirs, with the appointment.
    if (hand && hand.ticket !== null) return (await ask({ type: 'attachAppointment', visit: hand.id, appointment })) && chooseFor(hand.id, service)
    const visit = await meet(appointment)
    if (visit !== null && hand && draft.service === null && (await ask({ type: 'leave', visit: hand.id }))) drafts.patch(visit, { ...draft, ticket: null })
    if (visit !== null) drafts.patch(visit, { name: drafts.of(visit).name || knownName(tools, visit) })
    chooseFor(visit, service)
  }
  const arrives = async (appointment: AppointmentId, service: ServiceId) => {
    forgetReference(holding, appointment)
    await greetFor(appointment, service)
  }
  return { enter, choose, answeredHere, greetFor, arrives, left: () => left(tools, back), close, pickUp: (visit: VisitId) => pickUp(tools, visit) }
}

/**
 * Out of hand at once, while that is saved. Whether it was done: if not, they are in hand again; or where somebody went on with the next person
 * meanwhile, they are greeted, with all that was noted, and G goes on with them.
 */
async function letGo({ holding, turns }: Tools, visit: VisitId, saving: () => Promise<boolean>): Promise<boolean> {
  const { release, drafts, pick } = holding
  release(visit)
  const done = await saving().finally(() => release(null))
  if (!done && (turns.areWaiting() || drafts.of(null).text !== '')) pick(null)
  return done
}

/** Who is in hand walked out; with an empty hand, the first in the line. */
async function left(tools: Tools, back: (next: Shown) => void): Promise<void> {
  const { hand, day } = tools.holding.now()
  const visit = hand?.id ?? line(day)[0]?.id
  if (visit === undefined) return
  if (hand) back({ is: 'nobody' })
  else tools.box.current?.focus()
  await letGo(tools, visit, () => tools.ask({ type: 'leave', visit }))
}

/** null: the disk has no room for it; said in place, and Enter tries again. */
function takeTicket({ centre, say }: Tools, visit: VisitId): Promise<string | null> {
  return centre.takeTicket(visit).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    return null
  })
}

/** Their number, or what the number they hold is for; and what they were told of their wait. Whether they are in the queue with it. */
async function saveNumber(tools: Tools, hand: Visit, service: ServiceId, draft: Draft, told: WaitRange | null): Promise<boolean> {
  const { centre, ask } = tools
  const { id: visit } = hand
  if (hand.ticket === null) {
    const ticket = draft.ticket ?? (await takeTicket(tools, visit))
    if (ticket === null || !(await ask(given(visit, centre.newId(), ticket, service, draft, told)))) return false
  } else {
    if (!(await follows(hand, service, draft, ask, centre.newId()))) return false
    if (told) await ask({ type: 'tellWait', visit, ...told })
  }
  writeDown(tools, visit, draft)
  return true
}

/** What they said, and their name where it is not on the card yet. */
function writeDown(tools: Tools, visit: VisitId, { text, name }: { text: string; name: string }): void {
  if (text.trim()) void tools.centre.writeCard(visit, 'words', text.trim())
  if (name.trim() && name.trim() !== knownName(tools, visit)) void tools.centre.writeCard(visit, 'name', name.trim())
}

/** On their card already: of this visit, or of the appointment for which they came. */
function knownName({ centre, holding }: Tools, visit: VisitId): string {
  const { day } = holding.now()
  const known = day.visits.get(visit)
  return (known && cardOf(centre.view().cards, day, known).name) ?? ''
}

/** Never the name or the words: those go on the card. */
function given(visit: VisitId, enquiry: string, ticket: string, service: ServiceId, { needs, callBy, people }: Draft, told: WaitRange | null): Command {
  return { type: 'giveNumber', visit, ticket, enquiry, service, needs: [...needs], callBy, partySize: people, ...(told && { told }) }
}

/** Who had the number first: what they came for follows, and what else was said since. */
async function follows(hand: Visit, service: ServiceId, said: Draft, ask: Tools['ask'], enquiry: string): Promise<boolean> {
  const visit = hand.id
  const { needs, callBy, people } = said
  if (people !== hand.partySize && !(await ask({ type: 'notePartySize', visit, partySize: people }))) return false
  const same = callBy === hand.callBy && needs.length === hand.needs.length && needs.every((need) => hand.needs.includes(need))
  if (!same && !(await ask({ type: 'noteNeeds', visit, needs: [...needs], callBy }))) return false
  return ask({ type: 'addEnquiry', visit, enquiry, service })
}

/** They said the reference of their appointment, and nothing else: it is nothing that a colleague has to read again. */
function forgetReference({ now, drafts }: Holding, appointment: AppointmentId): void {
  const { hand, draft } = now()
  if (isReference(appointment, draft.text)) drafts.patch(hand?.id ?? null, { text: '' })
}

/** Somebody at the welcome desk is in hand again, with what is known of them. */
function pickUp({ holding: { now, drafts, pick, show }, box, first }: Tools, visit: VisitId): void {
  const known = now().day.visits.get(visit)
  if (known && known.ticket !== null && drafts.of(visit) === NEW_DRAFT)
    drafts.patch(visit, { needs: known.needs, callBy: known.callBy, people: known.partySize })
  pick(visit)
  show({ is: 'nobody' })
  if (drafts.of(visit).service) first.current?.focus()
  else box.current?.focus()
}
