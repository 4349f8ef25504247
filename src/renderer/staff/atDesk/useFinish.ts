import { useRef, useState } from 'react'
import type { DayKey } from '#domain/instant.ts'
import type { EnquiryOutcome, TellBy, VisitId } from '#domain/events.ts'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { promiseLine, roomForPromise, withPromise } from './promised.ts'
import type { Command } from '#domain/centre/command.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { serviceName } from '#renderer/staff/says.ts'

/** Ten working days on, as long as no bank holiday comes between. */
const DAYS_ON = 14

type Promised = { enquiry: string; outcome: EnquiryOutcome | null; words: string; byWhen: DayKey; tellBy: TellBy }
export type Finish = ReturnType<typeof useFinish>

/** `visit`: whom the desk sees; null: nobody. `ask`: the one door, answering whether it was done. */
type Finishing = { state: CentreState; desk: DeskId; visit: Visit | null; now: number; ask: (command: Command) => Promise<boolean> }

/** What happens next, as it is being said, for the enquiry in hand. */
export function useFinish({ state, desk, visit, now: at, ask }: Finishing) {
  const centre = useTheCentre()
  const enquiry = (visit && (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.id) ?? ''
  const fresh: Promised = { enquiry, outcome: null, words: '', byWhen: businessDayFrom(at, DAYS_ON, centre.timeZone()), tellBy: 'letter' }
  const [said, say] = useState<Promised>(fresh)
  const now = said.enquiry === enquiry ? said : fresh
  const wrote = useRef({ enquiry: '', line: '' })
  const known = useCentre((view) => view.cards).get(visit?.id ?? '')?.next
  const service = visit ? serviceName(state, visit) : ''
  /** What was promised for an earlier matter of this visit stays on the card. */
  const promise = async (of: VisitId, words: string) => {
    const line = promiseLine(service, words)
    const instead = wrote.current.enquiry === enquiry ? wrote.current.line : null
    wrote.current = { enquiry, line }
    await centre.writeCard(of, 'next', withPromise(centre.view().cards.get(of)?.next, line, instead))
  }
  const finish = async (of: VisitId, { outcome, byWhen, tellBy, words }: Promised) => {
    if (outcome === null) return
    const next = outcome === 'finishedToday' || byWhen === '' ? null : { byWhen, tellBy }
    const done = await ask({ type: 'complete', desk, visit: of, outcome, next })
    if (done && words.trim()) void promise(of, words)
  }
  return {
    ...now,
    room: roomForPromise(known, service),
    change: (part: Partial<Promised>) => say({ ...now, ...part }),
    /** Finished today needs nothing more; the others ask by when and how. */
    choose: (outcome: EnquiryOutcome) => {
      if (outcome === 'finishedToday' && visit) void finish(visit.id, { ...now, outcome })
      else say({ ...now, outcome })
    },
    run: () => {
      if (visit) void finish(visit.id, now)
    },
  }
}
