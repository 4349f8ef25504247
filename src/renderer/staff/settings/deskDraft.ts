/* The desks as the form holds them, and what is asked of the centre when they are saved. */
import type { SetUpCommand } from '#domain/centre/setUp.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId, ServiceId } from '#domain/events.ts'
import { isSame } from './useForm.ts'

/** `not`: what it does not serve of what is offered. */
export type DeskDraft = { desk: DeskId; label: string; not: ServiceId[] }

export function newDesk(desk: DeskId, number: number): DeskDraft {
  return { desk, label: `Desk ${number}`, not: [] }
}

export function readDesks(state: CentreState): DeskDraft[] | null {
  const offered = [...state.services.values()].filter((one) => one.offered)
  const desks = [...state.desks.values()].filter(({ inUse }) => inUse)
  if (desks.length === 0) return null
  return desks.map(({ id: desk, label, services }) => ({ desk, label, not: offered.filter(({ id }) => !services.includes(id)).map(({ id }) => id) }))
}

export function saveDesks(draft: DeskDraft[], was: DeskDraft[], state: CentreState): SetUpCommand[] {
  const before = new Map(was.map((one) => [one.desk, one]))
  const sets = draft.filter((one) => !state.desks.get(one.desk)?.inUse || !isSame(one, before.get(one.desk)))
  const gone = was.filter((one) => state.desks.get(one.desk)?.inUse && !draft.some(({ desk }) => desk === one.desk))
  return [
    ...sets.map(({ desk, label, not }): SetUpCommand => {
      // What is not offered just now stays as it was: it may come back.
      const kept = (state.desks.get(desk)?.services ?? []).filter((service) => !state.services.get(service)?.offered)
      const served = [...state.services.values()].filter(({ id, offered }) => offered && !not.includes(id)).map(({ id }) => id)
      return { type: 'setUp', event: 'deskSet', body: { desk, label, services: [...served, ...kept] } }
    }),
    ...gone.map(({ desk }): SetUpCommand => ({ type: 'setUp', event: 'deskRemoved', body: { desk } })),
  ]
}
