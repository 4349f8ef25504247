import { useEffect, useRef } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { AppointmentId, ServiceId, VisitId } from '#domain/events.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { doings } from './doings.ts'
import type { Draft } from './draft.ts'
import { primaryOf } from './inHand.ts'
import type { ServiceSearch } from './serviceSearch.ts'
import { useInHand, useTurns } from './useInHand.ts'

export type WelcomeDesk = ReturnType<typeof useWelcome>

/** The welcome desk as its panels see it: what is in hand, and what each key does. */
export function useWelcome(search: ServiceSearch) {
  const centre = useTheCentre()
  const holding = useInHand()
  const { ask, said, say, clear } = useAsk<Command>(centre)
  const box = useRef<HTMLInputElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const inTurn = useTurns()
  useEffect(() => box.current?.focus(), [])

  const { seen, now, drafts, pick, show } = holding
  const does = doings({ centre, holding, search, ask, say, clear, box, first })
  const inHand = () => now().hand?.id ?? null
  return {
    ...seen,
    said,
    box,
    first,
    search,
    ask,
    primary: primaryOf(seen, search),
    patch: (part: Partial<Draft>) => drafts.patch(inHand(), part),
    enter: () => inTurn(does.enter),
    choose: (service: ServiceId) => inTurn(() => does.choose(service)),
    answeredHere: () => inTurn(() => does.answeredHere(now().draft.service)),
    greetFor: (appointment: AppointmentId, service: ServiceId) => inTurn(() => does.greetFor(appointment, service)),
    left: () => inTurn(does.left),
    joined: () => inTurn(() => ask({ type: 'noteArrival', visit: centre.newId(), appointment: null })),
    pickUp: (visit: VisitId) => {
      pick(visit)
      show({ is: 'nobody' })
      if (drafts.of(visit).service) first.current?.focus()
      else box.current?.focus()
    },
    notChosen: () => {
      drafts.patch(inHand(), { service: null })
      box.current?.focus()
    },
    open: (visit: VisitId) => {
      clear()
      show({ is: 'opened', visit })
      first.current?.focus()
    },
    find: () => show({ is: 'finding' }),
    close: does.close,
  }
}
