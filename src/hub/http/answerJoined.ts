import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PairDown } from '#wire/pair.ts'
import type { Back } from '#hub/join/pairDevice.ts'
import type { Parts } from '#hub/parts.ts'
import { nameOf, rowOf, stateNow } from '#hub/parts.ts'
import type { DeviceRow } from '#hub/store/store.ts'
import { setTokenCookie } from './auth.ts'

/** The device that somebody says they were, with what this hub knows of it. */
export function backOf({ feed }: Parts, device: string | undefined): Back | null {
  return device === undefined ? null : { device, isHere: feed.isHere(device) }
}

/** What a device is told that has just joined: a browser gets its token in a cookie that no page can read, any other caller in the answer. */
export async function answerJoined(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  row: DeviceRow,
  token: string,
  was: string | undefined,
): Promise<PairDown> {
  const { device, centre, role, label, desk } = row
  // Lines that were opened with a token that is dead now.
  if (was !== undefined) parts.feed.hangUp(device)
  const centreName = nameOf(await rowOf(parts, centre), await stateNow(parts, centre))
  const down: PairDown = { device, centre, centreName, role, label, desk }
  if (request.headers.origin === undefined) return { ...down, token }
  setTokenCookie(request, reply, device, token)
  return down
}
