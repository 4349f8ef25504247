import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { CentreState, Desk } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import { practiceNow } from '#domain/visit/endPractice.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'

/** The practice visit as it stands in the log, so that a window that was closed goes on where it was. */
export function usePractice(onSaid: (sentence: string | null) => void) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const [busy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)
  const day = dayOf(state, centre.today())
  const visit = practiceNow(day)
  const step = stepOf(visit)
  const desk = deskFor(state, visit, centre.today())
  const ask = async (...commands: Command[]): Promise<boolean> => {
    for (const command of commands) {
      const answer = await centre.act(command)
      if ('done' in answer) continue
      onSaid('fault' in answer ? answer.fault : answer.sentence)
      return false
    }
    onSaid(null)
    return true
  }
  /** The desk was opened for the try-out, and nobody works there: it closes again. */
  const close = (one: Desk | null): Command[] =>
    one?.isOpen && one.staff === null && visit && (one.changedAt ?? 0) >= visit.arrivedAt ? [{ type: 'closeDesk', desk: one.id, anyway: true }] : []
  const walk = async (): Promise<void> => {
    if (!visit) return void (await ask({ type: 'practise', visit: centre.newId() }))
    const service = [...state.services.values()].find((one) => one.offered && (desk?.services.includes(one.id) ?? true))
    if (!desk || !service) return onSaid('No desk is free to practise at. Finish at one first.')
    const to = { desk: desk.id, visit: visit.id }
    if (step === 1) {
      const ticket = await centre.takeTicket(visit.id)
      const give = { visit: visit.id, ticket, enquiry: centre.newId(), service: service.id, needs: [], callBy: 'screen', partySize: 1 } as const
      await ask({ type: 'giveNumber', ...give, needs: [] })
    } else if (step === 2) {
      await ask(...(desk.isOpen ? [] : [{ type: 'openDesk', desk: desk.id } as const]), { type: 'call', ...to, reason: 'other', anyway: true })
    } else if (step === 3) await ask({ type: 'start', ...to })
    else if (await ask({ type: 'complete', ...to, outcome: 'finishedToday', next: null }, ...close(desk))) setDone(true)
  }
  const once = async (doing: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    await doing()
      .catch((error: unknown) => onSaid(error instanceof Error ? error.message : 'That did not work. Try again.'))
      .finally(() => setBusy(false))
  }
  const number = visit?.ticket ?? ''
  return {
    step,
    busy,
    isDone,
    steps: stepsOf(number, desk?.label ?? 'a desk'),
    go: () => void once(walk),
    stop: () => void once(async () => visit && (await ask({ type: 'stopPractising', visit: visit.id }, ...close(desk)))),
  }
}

function stepsOf(number: string, desk: string): { press: string; done: string; hint: string }[] {
  return [
    { press: 'Begin: greet somebody', done: 'Greeted at the welcome desk', hint: 'Somebody comes to the welcome desk.' },
    { press: 'Give a number', done: 'A number given', hint: 'They say what they came for. At the welcome desk you type it and choose the service.' },
    { press: `Call ${number} to ${desk}`, done: 'Called to a desk', hint: `They wait with number ${number}. An adviser calls who is next.` },
    { press: 'They are here', done: 'Here, and being seen', hint: `Look at the waiting-room screen: it shows ${number} and ${desk}.` },
    { press: 'Finished today', done: 'Finished', hint: `${desk} sees number ${number}. At the end the adviser says what happens next.` },
  ]
}

/** How far the try-out has come: 0 is nowhere yet. */
function stepOf(visit: Visit | null): number {
  if (!visit) return 0
  switch (visit.situation.is) {
    case 'arrived':
    case 'greeted':
      return 1
    case 'called':
      return 3
    case 'beingSeen':
      return 4
    default:
      return 2
  }
}

/** Where they are, else a desk that nobody uses just now, and best one that is closed: a colleague's own stays theirs. */
function deskFor(state: CentreState, visit: Visit | null, today: string): Desk | null {
  const { situation } = visit ?? {}
  const at = situation?.is === 'called' ? situation.desk : situation?.is === 'beingSeen' ? situation.at[0]?.desk : undefined
  if (at !== undefined) return state.desks.get(at) ?? null
  const day = dayOf(state, today)
  const service = visit?.enquiries[0]?.service
  const free = [...state.desks.values()].filter(
    (desk) => desk.inUse && !visitAtDesk(day, desk.id) && (service === undefined || desk.services.includes(service)),
  )
  return free.find((desk) => !desk.isOpen && desk.staff === null) ?? free.find((desk) => desk.pause?.is !== 'onBreak') ?? null
}
