import { CHAIN_START } from '#wire/code.ts'
import type { Cursor } from '#wire/code.ts'
import { must } from '#scripts/replay/device.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import type { Writer } from './writer.ts'

/** The head of the hub's log. */
export async function headOf({ url, device, token }: Writer): Promise<Cursor> {
  return must(await makeRoad(nodeCarrier(url, device, token)).pull({ n: 0, hash: CHAIN_START }, 1, false)).head
}
