/* The list of services as the form holds it, and what is asked of the centre when it is saved. */
import type { SetUpCommand } from '#domain/centre/setUp.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { isOffered } from '#domain/centre/state.ts'
import type { Bodies } from '#domain/events.ts'
import usualServices from './usualServices.json'
import { isSame } from './useForm.ts'

export type ServiceDraft = Bodies['serviceSet'] & { ticked: boolean }

/** What the centre has, and what centres usually have. The first time the usual ones are ticked. */
export function readServices(state: CentreState): ServiceDraft[] {
  const isFirst = state.services.size === 0
  const usual = usualServices
    .filter(({ service }) => !state.services.has(service))
    .map(({ usual: ticked, ...one }): ServiceDraft => ({
      ...one,
      favourite: isFirst && ticked ? one.favourite : null,
      elsewhere: null,
      ticked: isFirst && ticked,
    }))
  const own = [...state.services.values()].map(({ id: service, offered: ticked, ...one }): ServiceDraft => ({ ...one, service, ticked }))
  return [...own, ...usual].toSorted((a, b) => Number(b.ticked) - Number(a.ticked))
}

export function saveServices(draft: readonly ServiceDraft[], was: readonly ServiceDraft[], state: CentreState): SetUpCommand[] {
  const before = new Map(was.map((one) => [one.service, one]))
  const sets = draft.filter((one) => one.ticked && (!state.services.has(one.service) || !isSame(one, before.get(one.service))))
  const gone = draft.filter((one) => !one.ticked && isOffered(state, one.service) && before.get(one.service)?.ticked !== false)
  const added = sets.map(({ service }) => service).filter((service) => !isOffered(state, service))
  const givesBack = ({ service, favourite }: ServiceDraft) => favourite === null && (before.get(service)?.favourite ?? null) !== null
  return [
    // A digit is given back before somebody else takes it.
    ...sets
      .toSorted((a, b) => Number(givesBack(b)) - Number(givesBack(a)))
      .map(({ ticked: _ticked, ...body }): SetUpCommand => ({ type: 'setUp', event: 'serviceSet', body })),
    ...desksWith(state, added),
    ...gone.map(({ service }): SetUpCommand => ({ type: 'setUp', event: 'serviceRemoved', body: { service } })),
  ]
}

/** A desk that serves everything serves what is new as well. */
function desksWith(state: CentreState, added: readonly string[]): SetUpCommand[] {
  const offered = [...state.services.values()].filter((one) => one.offered)
  const all = [...state.desks.values()].filter(({ inUse, services }) => inUse && offered.every(({ id }) => services.includes(id)))
  return all.flatMap(({ id: desk, label, services }): SetUpCommand[] => {
    const more = added.filter((service) => !services.includes(service))
    return more.length === 0 ? [] : [{ type: 'setUp', event: 'deskSet', body: { desk, label, services: [...services, ...more] } }]
  })
}
