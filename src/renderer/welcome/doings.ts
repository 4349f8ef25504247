import type { RefObject } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { AppointmentId, ServiceId, VisitId } from '#domain/events.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { greetedWithoutNumber, line } from './atTheDoor.ts'
import type { Draft } from './draft.ts'
import type { Shown } from './inHand.ts'
import { primaryOf } from './inHand.ts'
import type { ServiceSearch } from './serviceSearch.ts'
import type { Holding } from './useInHand.ts'

type Tools = {
  centre: Centre
  holding: Holding
  search: ServiceSearch
  ask: (command: Command) => Promise<boolean>
  clear: () => void
  box: RefObject<HTMLInputElement | null>
  first: RefObject<HTMLButtonElement | null>
}

/** What the keys of the welcome desk come to, on what is true when each gets its turn. Focus goes where the next key is needed. */
export function doings({ centre, holding, search, ask, clear, box, first }: Tools) {
  const { now, drafts, pick, show } = holding
  const back = (next: Shown) => {
    show(next)
    box.current?.focus()
  }
  const meet = async (appointment: AppointmentId | null): Promise<VisitId | null> => {
    const visit = (appointment === null ? line(now().day)[0]?.id : undefined) ?? centre.newId()
    if (!(await ask({ type: 'greet', visit, appointment }))) return null
    drafts.keepOnly(greetedWithoutNumber(now().day).map(({ id }) => id))
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
    void centre.takeTicket(visit).then((ticket) => drafts.patch(visit, { ticket }))
  }
  const whoever = async () => now().hand?.id ?? (await meet(null))
  const choose = async (service: ServiceId) => chooseFor(await whoever(), service)
  const answeredHere = async (service: ServiceId | null) => {
    const visit = await whoever()
    if (visit === null || !(await ask({ type: 'answerHere', visit, service }))) return
    back({ is: 'nobody' })
  }
  const give = async () => {
    const { hand, draft } = now()
    if (!hand || draft.service === null) return
    const ticket = draft.ticket ?? (await centre.takeTicket(hand.id))
    if (!(await ask(given(hand.id, centre.newId(), ticket, draft.service, draft)))) return
    if (draft.text.trim()) void centre.writeCard(hand.id, 'words', draft.text.trim())
    if (draft.name.trim()) void centre.writeCard(hand.id, 'name', draft.name.trim())
    back({ is: 'given', visit: hand.id })
  }
  const close = () => {
    clear()
    back({ is: 'nobody' })
  }
  const enter = async () => {
    const primary = primaryOf(now(), search)
    if ('visit' in primary) await ask({ type: primary.does, visit: primary.visit })
    else if (primary.does === 'choose') await choose(primary.service)
    else if (primary.does === 'answeredHere') await answeredHere(primary.service)
    else if (primary.does === 'greet') await meet(null)
    else if (primary.does === 'give') await give()
    else close()
  }
  const greetFor = async (appointment: AppointmentId, service: ServiceId) => chooseFor(await meet(appointment), service)
  return { enter, choose, answeredHere, greetFor, close }
}

/** Never the name or the words: those go on the card. */
function given(visit: VisitId, enquiry: string, ticket: string, service: ServiceId, { needs, callBy, people }: Draft): Command {
  return { type: 'giveNumber', visit, ticket, enquiry, service, needs: [...needs], callBy, partySize: people }
}
