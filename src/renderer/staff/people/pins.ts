/* A PIN is optional. All that the screens ask of it goes through here. */
import type { Asked, Centre } from '#renderer/centre/api.ts'

type Pins = {
  checkPin(staff: string, pin: string): Promise<Asked<boolean>>
  setPin(staff: string, pin: string | null, old: string | null): Promise<Asked<null>>
  staffWithPin(): Promise<Asked<string[]>>
}

/** null: this centre keeps no PINs. */
export function pinsOf(centre: Centre): Pins | null {
  const some = centre as Partial<Pins>
  return some.checkPin && some.setPin && some.staffWithPin ? (some as Pins) : null
}

/** Whether this person has a PIN. Where nobody can say so, they have none: the desk goes on. */
export async function hasPin(centre: Centre, staff: string): Promise<boolean> {
  const answer = await pinsOf(centre)?.staffWithPin()
  return answer !== undefined && 'ok' in answer && answer.ok.includes(staff)
}

/** null: it is right; else the sentence for the person. */
export async function whyNotPin(centre: Centre, staff: string, pin: string): Promise<string | null> {
  const answer = await pinsOf(centre)?.checkPin(staff, pin)
  if (answer === undefined) return null
  if ('sentence' in answer) return answer.sentence
  return answer.ok ? null : 'That is not the PIN. Try again, or ask your team lead to take it away.'
}
