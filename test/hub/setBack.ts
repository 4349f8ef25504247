/* A hub whose data folder is put back to an older copy. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import type { HubOptions } from '#hub/hub.ts'
import type { TestHub } from './aHub.ts'
import { aHub, TestDevice } from './aHub.ts'
import { ownFolder } from './folders.ts'

/** Where such a hub's log is. */
export const inFolder = (dataDir: string) => ({ database: null, dataDir })

/** Stops the hub, copies its data file as it is now, and starts it again. */
export async function copyOf(hub: TestHub, options: Partial<HubOptions> = {}): Promise<{ hub: TestHub; copy: string }> {
  await hub.close()
  const copy = join(ownFolder(), DATA_FILE)
  cpSync(join(hub.folder, DATA_FILE), copy)
  return { hub: await aHub({ ...options, dataDir: hub.folder }), copy }
}

/** The same device, at the hub's new address. */
export function at(hub: TestHub, device: TestDevice): TestDevice {
  return Object.assign(new TestDevice(hub, device.id, device.token), { pen: device.pen })
}

/** Stops the hub, puts the copy in the place of its data, and starts it again. Nobody tells it. */
export async function putBack(hub: TestHub, copy: string, options: Partial<HubOptions> = {}): Promise<TestHub> {
  await hub.close()
  for (const end of ['', '-wal', '-shm']) rmSync(join(hub.folder, DATA_FILE + end), { force: true })
  cpSync(copy, join(hub.folder, DATA_FILE))
  return aHub({ ...options, dataDir: hub.folder })
}
