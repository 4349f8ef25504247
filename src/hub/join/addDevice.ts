import type { Instant } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import type { Role } from '#domain/roles.ts'
import { deviceLetter } from '#domain/tickets.ts'
import { HubFault } from '#hub/faults.ts'
import type { DeviceRow, DeviceTable } from '#hub/store/store.ts'
import { hashSecret, isDeviceId, newDeviceId } from './secrets.ts'

/** How many letters and pairs of letters there are. */
const LETTERS = 24 + 24 * 24
/** A letter that was taken away rests until no number of its day can be on a screen. */
const LETTER_RESTS = 48 * HOUR

export type NewDevice = { centre: string; role: Role; label: string; desk: string | null }

/** A new device with a letter of its own. `id`: what it calls itself, where no device has that id and some hub can have made it. */
export async function addDevice(
  devices: DeviceTable,
  { centre, role, label, desk }: NewDevice,
  token: string,
  now: Instant,
  id: string | null,
): Promise<DeviceRow> {
  const device: DeviceRow = {
    centre,
    device: id !== null && isDeviceId(id) ? id : newDeviceId(),
    role,
    label,
    desk,
    letter: await newLetter(devices, centre, role, now),
    tokenHash: hashSecret(token),
    joinedAt: now,
    seenAt: null,
    revokedAt: null,
  }
  await devices.add(device)
  return device
}

/** A known device that comes back with a new token; its old one is dead. */
export async function takeBack(devices: DeviceTable, known: DeviceRow, as: Pick<NewDevice, 'label' | 'desk'>, token: string, now: Instant): Promise<DeviceRow> {
  // A device that was taken away has lost its letter too: another may have it by now.
  const letter = known.revokedAt === null ? known.letter : await newLetter(devices, known.centre, known.role, now)
  const again: DeviceRow = { ...known, label: as.label, desk: as.desk, letter, tokenHash: hashSecret(token), joinedAt: now, revokedAt: null }
  await devices.rejoin(again)
  return again
}

async function newLetter(devices: DeviceTable, centre: string, role: Role, now: Instant): Promise<string> {
  return role === 'display' ? '' : freeLetter(await devices.list(centre), now)
}

/** The first letter that no other device of the centre can be using for its own numbers. */
function freeLetter(devices: Awaited<ReturnType<DeviceTable['list']>>, now: Instant): string {
  const held = new Set(devices.filter(({ revokedAt }) => revokedAt === null || now - revokedAt < LETTER_RESTS).map(({ letter }) => letter))
  for (let n = 0; n < LETTERS; n++) if (!held.has(deviceLetter(n))) return deviceLetter(n)
  throw new HubFault('badRequest', 'This centre has as many devices as there are letters. Take away those that are not used any more.', { status: 409 })
}
