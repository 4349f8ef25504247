import type { Instant } from '#domain/instant.ts'
import type { DeviceRow as DeviceDown } from '#wire/pair.ts'
import { HubFault } from '#hub/faults.ts'
import type { DeviceRow, Store } from '#hub/store/store.ts'

export async function listDevices(store: Store, centre: string): Promise<DeviceDown[]> {
  const rows = await store.read(({ devices }) => devices.list(centre))
  return rows.map(toDown)
}

/** Everything of a device but what is secret. */
function toDown({ device, role, label, desk, letter, joinedAt, seenAt, revokedAt }: DeviceRow): DeviceDown {
  return { device, role, label, desk, letter, joinedAt, seenAt, revokedAt }
}

/** Takes a device's token away. Again is no error. Throws `notFound` for a device that is not of this centre. */
export async function revokeDevice(store: Store, centre: string, device: string, now: Instant): Promise<void> {
  await store.write(async ({ devices }) => {
    const row = await devices.find(device)
    if (!row || row.centre !== centre)
      throw new HubFault('notFound', 'There is no device with this id. Look it up in the list of devices.', { where: 'device' })
    await devices.setRevoked(device, now)
  })
}
