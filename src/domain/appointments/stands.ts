import type { Appointment } from '#domain/centre/state.ts'

/** Neither cancelled nor gone to another day: its customer is expected on this one, or has come. */
export function stands({ cancelled, movedTo }: Appointment): boolean {
  return cancelled === null && movedTo === null
}
