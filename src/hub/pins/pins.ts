import type { Instant } from '#domain/instant.ts'
import { pinWait, sayPinWait } from '#wire/pin.ts'
import type { PinCheckUp, PinUp } from '#wire/pin.ts'
import { HubFault } from '#hub/faults.ts'
import type { PinRow, Store } from '#hub/store/store.ts'
import { hashPin, isPinOf } from './hashPin.ts'

/** Counts the wrong PINs of each device and staff member, in this process's memory. */
export interface PinTries {
  /** Whether the PIN is right. Throws `tooMany` when it was wrong too often just now. */
  judge(device: string, staff: string, isRight: () => Promise<boolean>): Promise<boolean>
}

export function makePinTries(now: () => Instant): PinTries {
  const wrong = new Map<string, number[]>()
  return {
    async judge(device, staff, isRight) {
      const key = `${device} ${staff}`
      const { wait, wrongAt } = pinWait(wrong.get(key) ?? [], now())
      if (wait > 0) throw new HubFault('tooMany', sayPinWait(wait), { retryAfterMs: wait })
      // Counted before it is judged: a hundred tries at once are a hundred tries.
      wrong.set(key, [...wrongAt, now()])
      const right = await isRight()
      if (right) wrong.delete(key)
      return right
    },
  }
}

type Asking = { store: Store; tries: PinTries; centre: string; device: string }

/** Throws `notFound` where they have none, and `tooMany`. */
export async function checkPin({ store, tries, centre, device }: Asking, { staff, pin }: PinCheckUp): Promise<boolean> {
  const row = await store.read(({ pins }) => pins.of(centre, staff))
  if (!row) throw new HubFault('notFound', 'This person has no PIN.', { where: 'staff' })
  return tries.judge(device, staff, () => isPinOf(pin, row))
}

/** `mayAny`: a team lead needs no old PIN. Throws `badRequest` where the old one is wrong, and `tooMany`. */
export async function setPin({ store, tries, centre, device }: Asking, { staff, pin, old }: PinUp, mayAny: boolean, now: Instant): Promise<void> {
  const had = await store.read(({ pins }) => pins.of(centre, staff))
  if (!mayAny && had && !(await isOld(tries, device, had, old))) throw wrongOld()
  const row = pin === null ? null : { staff, ...(await hashPin(pin)), setAt: now }
  await store.write(async ({ log, pins }) => {
    await log.lock(centre)
    // Somebody else may have set it while this one was judged.
    if (!mayAny && (await pins.of(centre, staff))?.hash !== had?.hash) throw wrongOld()
    await (row ? pins.set(centre, row) : pins.remove(centre, staff))
  })
}

async function isOld(tries: PinTries, device: string, had: PinRow, old: string | null): Promise<boolean> {
  return old !== null && tries.judge(device, had.staff, () => isPinOf(old, had))
}

function wrongOld(): HubFault {
  return new HubFault('badRequest', 'The old PIN is not right. Type it again, or ask the team lead for a new one.', { status: 403, where: 'old' })
}
