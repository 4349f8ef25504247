/* The errands of a staff member's PIN: the hub's word where it answers, else what was right on this PC before. */
import { forgetPin, isKeptPin, keepPin, keepStaffWithPin, keptStaffWithPin } from '#renderer/log/pins.ts'
import type { Log } from '#renderer/log/log.ts'
import type { Road } from '#renderer/port/road.ts'
import type { Fault } from '#wire/fault.ts'
import { whatNow } from '#wire/fault.ts'
import { isPin, pinWait, sayPinWait } from '#wire/pin.ts'

type Asked<T> = { ok: T } | { sentence: string }
export type PinErrands = {
  checkPin(staff: string, pin: string): Promise<Asked<boolean>>
  setPin(staff: string, pin: string | null, old: string | null): Promise<Asked<null>>
  staffWithPin(): Promise<Asked<string[]>>
}

const NOT_NOW = 'The PIN cannot be checked now, because the hub cannot be reached. Use a PC on which this PIN was right before, or ask the team lead.'
const NO_PIN = 'A PIN is 4 to 8 digits.'

/** @param now the PC's clock: it only says how long to wait after wrong PINs */
export function makePinErrands({ database }: Pick<Log, 'database'>, road: Road, now: () => number): PinErrands {
  const wrong = new Map<string, number[]>()
  const checkHere = async (staff: string, pin: string): Promise<Asked<boolean>> => {
    const { wait, wrongAt } = pinWait(wrong.get(staff) ?? [], now())
    if (wait > 0) return { sentence: sayPinWait(wait) }
    wrong.set(staff, [...wrongAt, now()])
    const right = await isKeptPin(database, staff, pin)
    if (right !== false) wrong.delete(staff)
    return right === null ? { sentence: NOT_NOW } : { ok: right }
  }
  return {
    async checkPin(staff, pin) {
      if (!isPin(pin)) return { sentence: NO_PIN }
      const answer = await road.checkPin({ staff, pin })
      if ('fault' in answer) {
        if (isAway(answer.fault)) return checkHere(staff, pin)
        if (answer.fault.code === 'notFound') await forgetPin(database, staff)
        return { sentence: answer.fault.sentence }
      }
      const { ok } = answer.ok
      if (ok) await keepPin(database, staff, pin)
      // Right here once, and changed since.
      else if (await isKeptPin(database, staff, pin)) await forgetPin(database, staff)
      return { ok }
    },
    async setPin(staff, pin, old) {
      if (pin !== null && !isPin(pin)) return { sentence: NO_PIN }
      const answer = await road.setPin({ staff, pin, old: old !== null && isPin(old) ? old : null })
      if ('fault' in answer) return { sentence: answer.fault.sentence }
      await forgetPin(database, staff)
      return { ok: null }
    },
    async staffWithPin() {
      const answer = await road.pins()
      if ('ok' in answer) {
        await keepStaffWithPin(database, answer.ok.staff)
        return { ok: answer.ok.staff }
      }
      const kept = await keptStaffWithPin(database)
      return kept ? { ok: kept } : { sentence: answer.fault.sentence }
    },
  }
}

/** The hub did not judge it: it was not reached, is busy, or does not know this device any more. Work goes on here then. */
function isAway({ code }: Fault): boolean {
  return code !== 'tooMany' && ['wait', 'signIn', 'update'].includes(whatNow(code))
}
