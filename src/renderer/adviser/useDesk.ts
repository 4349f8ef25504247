import type { RefObject } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAsk } from '#renderer/ui/useAsk.ts'
import type { Question } from './questions.ts'
import { askingOf, questionOf, stillAsked } from './questions.ts'
import type { Standing } from '#renderer/staff/atDesk/standing.ts'
import { standingOf } from '#renderer/staff/atDesk/standing.ts'

export type Hand = ReturnType<typeof useDesk>

/** What every part of the adviser's screen is given. */
export type AtDesk = { state: CentreState; day: Day; desk: Desk; hand: Hand }

export function useDesk(state: CentreState, day: Day, desk: Desk) {
  const now = useNow('minute')
  // Who is next changes to the second, so that nobody is called out of turn by a screen that lags; what is shown of waits does not.
  const second = useNow('second')
  const [picked, pick] = useState<VisitId | null>(null)
  const standing = standingOf(state, day, desk, picked, second)
  const first = useRef<HTMLButtonElement>(null)
  const { ask, said, clear, asking, put } = useQuestions(day, desk, standing, first)
  const busy = useRef(false)
  const visitInHand = 'visit' in standing ? standing.visit.id : null
  const hand = {
    now,
    second,
    standing,
    said,
    asking,
    first,
    /** Somebody chosen who is not in hand: this desk is busy, or they are gone for today. */
    about: picked === null || picked === visitInHand ? undefined : day.visits.get(picked),
    /** One thing at a time: a second press while the first is being saved does nothing. */
    async ask(command: Command): Promise<boolean> {
      if (busy.current) return false
      busy.current = true
      const done = await ask(command).finally(() => (busy.current = false))
      if (!done) return false
      // Whatever was pressed, Enter means the screen's own next step again, and who is next is the rule's again.
      pick(null)
      first.current?.focus()
      return true
    },
    /** Answers what is asked; null takes the question away. */
    answer(does: Command | null) {
      if (does !== null) return void hand.ask(does)
      put(null)
      first.current?.focus()
    },
    askSeeNow(visit: VisitId) {
      clear()
      put({ is: 'seeNow', visit })
      first.current?.focus()
    },
    choose(visit: VisitId | null) {
      clear()
      put(null)
      pick(visit)
      first.current?.focus()
    },
  }
  return hand
}

/** The one door, with what it asks back. */
function useQuestions(day: Day, desk: Desk, standing: Standing, first: RefObject<HTMLButtonElement | null>) {
  const centre = useTheCentre()
  const [question, put] = useState<Question | null>(null)
  const door = useMemo(
    () => ({
      async act(command: Command) {
        const answer = await centre.act(command)
        const asked = 'refused' in answer ? questionOf(command, answer.refused, answer.sentence) : null
        put(asked)
        // A question waits for its answer where Enter is; after a plain no the focus stays.
        if (asked) first.current?.focus()
        return asked && 'refused' in answer ? { ...answer, sentence: '' } : answer
      },
    }),
    [centre, first],
  )
  const stands = question !== null && stillAsked(question, day, standing)
  useEffect(() => {
    if (question !== null && !stands) put(null)
  }, [question, stands])
  return { ...useAsk<Command>(door), asking: stands ? askingOf(question, day, desk) : null, put }
}
