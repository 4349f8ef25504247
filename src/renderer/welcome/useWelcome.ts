import { useEffect, useRef } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { AppointmentId, ServiceId, VisitId } from '#domain/events.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { doings } from './doings.ts'
import type { Draft } from './draft.ts'
import { primaryOf } from './inHand.ts'
import type { ServiceSearch } from './serviceSearch.ts'
import { useTurns } from './turns.ts'
import { useInHand } from './useInHand.ts'

export type WelcomeDesk = ReturnType<typeof useWelcome>

/** The welcome desk as its panels see it: what is in hand, and what each key does. */
export function useWelcome(search: ServiceSearch) {
  const centre = useTheCentre()
  const holding = useInHand()
  const { ask, said, say, clear } = useAsk<Command>(centre)
  const box = useRef<HTMLInputElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const turns = useTurns()
  // `atOnce`: they are let go with the press, so that whoever types on types of the next person.
  const { inTurn, atOnce } = turns
  useEffect(() => box.current?.focus(), [])

  const { seen, now, drafts, show } = holding
  const does = doings({ centre, holding, turns, search, ask, say, clear, box, first })
  const inHand = () => now().hand?.id ?? null
  // Nothing is begun before a key that was pressed sooner.
  const letGo = (does: () => Promise<unknown>) => (inHand() !== null && !turns.areWaiting() ? atOnce(does()) : inTurn(does))
  return {
    ...seen,
    said,
    box,
    first,
    search,
    ask,
    primary: primaryOf(seen, search),
    patch: (part: Partial<Draft>) => drafts.patch(inHand(), part),
    enter: () => (primaryOf(now(), search).does === 'give' ? letGo : inTurn)(does.enter),
    choose: (service: ServiceId) => inTurn(() => does.choose(service)),
    answeredHere: () => letGo(() => does.answeredHere(now().draft.service)),
    greetFor: (appointment: AppointmentId, service: ServiceId) => inTurn(() => does.greetFor(appointment, service)),
    arrives: (appointment: AppointmentId, service: ServiceId) => inTurn(() => does.arrives(appointment, service)),
    left: () => letGo(does.left),
    joined: () => inTurn(() => ask({ type: 'noteArrival', visit: centre.newId(), appointment: null })),
    pickUp: (visit: VisitId) => inTurn(async () => does.pickUp(visit)),
    notChosen: () => {
      drafts.patch(inHand(), { service: null })
      box.current?.focus()
    },
    /** `named`: somebody searched for them, so their name may show. */
    open: (visit: VisitId, named = false) => {
      clear()
      show({ is: 'opened', visit, named })
      first.current?.focus()
    },
    find: () => show({ is: 'finding' }),
    close: does.close,
  }
}
