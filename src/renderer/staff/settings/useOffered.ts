import type { Service } from '#domain/centre/state.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'

/** What is offered, in the order in which it was set. */
export function useOffered(): Service[] {
  const services = useCentre((view) => view.state.services)
  return [...services.values()].filter((one) => one.offered)
}
