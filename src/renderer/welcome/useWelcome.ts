import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, ServiceId, VisitId } from '#domain/events.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { line } from './atTheDoor.ts'
import { useDrafts } from './useDrafts.ts'

/** What the middle of the screen is about. */
export type Shown = { is: 'nobody' } | { is: 'given'; visit: VisitId } | { is: 'opened'; visit: VisitId } | { is: 'finding' }

export type WelcomeDesk = ReturnType<typeof useWelcome>

/** What the welcome desk has in hand, and what its keys do. The log says who is where; only drafts and focus live here. */
export function useWelcome() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const day = dayOf(state, centre.today())
  const drafts = useDrafts()
  const [picked, setPicked] = useState<VisitId | null>(null)
  const [shown, show] = useState<Shown>({ is: 'nobody' })
  const { ask, said, clear } = useAsk<Command>(centre)
  const box = useRef<HTMLInputElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const busy = useRef(false)

  useEffect(() => box.current?.focus(), [])

  const person = picked === null ? undefined : day.visits.get(picked)
  const hand = person?.situation.is === 'greeted' || person?.situation.is === 'arrived' ? person : null
  const draft = drafts.of(hand?.id ?? null)

  /** One thing at a time: a second press while the first is being saved does nothing. */
  const once = async (does: () => Promise<unknown>) => {
    if (busy.current) return
    busy.current = true
    await does().finally(() => (busy.current = false))
  }
  const meet = async (appointment: AppointmentId | null): Promise<VisitId | null> => {
    const visit = appointment === null ? (line(day)[0]?.id ?? centre.newId()) : centre.newId()
    if (!(await ask({ type: 'greet', visit, appointment }))) return null
    drafts.adopt(visit, {})
    setPicked(visit)
    show({ is: 'nobody' })
    return visit
  }
  const chooseFor = (visit: VisitId, service: ServiceId) => {
    drafts.patch(visit, { service })
    show({ is: 'nobody' })
    first.current?.focus()
    void centre.takeTicket(visit).then((ticket) => drafts.patch(visit, { ticket }))
  }
  const done = (next: Shown) => {
    setPicked(null)
    show(next)
    box.current?.focus()
  }
  return {
    day, state, hand, draft, shown, said, box, first, // prettier-ignore
    patch: (part: Partial<typeof draft>) => drafts.patch(hand?.id ?? null, part),
    greet: () =>
      once(async () => {
        await meet(null)
        box.current?.focus()
      }),
    greetFor: (appointment: AppointmentId, service: ServiceId) =>
      once(async () => {
        const visit = await meet(appointment)
        if (visit) chooseFor(visit, service)
      }),
    pickUp: (visit: VisitId) => {
      setPicked(visit)
      show({ is: 'nobody' })
      if (drafts.of(visit).service) first.current?.focus()
      else box.current?.focus()
    },
    joined: () => once(() => ask({ type: 'noteArrival', visit: centre.newId(), appointment: null })),
    choose: (service: ServiceId) =>
      once(async () => {
        const visit = hand?.id ?? (await meet(null))
        if (visit) chooseFor(visit, service)
      }),
    answeredHere: (service: ServiceId | null) =>
      once(async () => {
        const visit = hand?.id ?? (await meet(null))
        if (!visit || !(await ask({ type: 'answerHere', visit, service }))) return
        drafts.drop(visit)
        done({ is: 'nobody' })
      }),
    give: () =>
      once(async () => {
        if (!hand || draft.service === null) return
        const { service, needs, callBy, people, name, text } = draft
        const ticket = draft.ticket ?? (await centre.takeTicket(hand.id))
        const given = await ask({ type: 'giveNumber', visit: hand.id, ticket, enquiry: centre.newId(), service, needs: [...needs], callBy, partySize: people })
        if (!given) return
        if (text.trim()) void centre.writeCard(hand.id, 'words', text.trim())
        if (name.trim()) void centre.writeCard(hand.id, 'name', name.trim())
        drafts.drop(hand.id)
        done({ is: 'given', visit: hand.id })
      }),
    notChosen: () => {
      drafts.patch(hand?.id ?? null, { service: null })
      box.current?.focus()
    },
    open: (visit: VisitId) => {
      clear()
      show({ is: 'opened', visit })
      first.current?.focus()
    },
    find: () => show({ is: 'finding' }),
    close: () => {
      clear()
      done({ is: 'nobody' })
      setPicked(picked)
    },
    ask,
  }
}
