import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { HubFault } from '#hub/faults.ts'
import type { CodeRow, DeviceRow, Store, Tx } from '#hub/store/store.ts'
import { addDevice, takeBack } from './addDevice.ts'
import { firstHalf, isSecret, newToken } from './secrets.ts'

/** So often may the second half of a code be wrong; then it is dead. */
const TRIES = 5
/** A device that was not heard of for so long is not in use. */
export const QUIET = 2 * MINUTE

type Refused = { refused: string }

/** The device that lost its token, by its own word. `isHere`: whether that device has a line open, or just had one. */
export type Back = { device: string; isHere: boolean }

/** A device and its token, which is said here once and never again. */
export type Paired = { device: DeviceRow; token: string }

/**
 * Turns a one-time code into a device with its own token. `back`: the device that lost its token and comes back; it stays the same
 * where it may (`mayComeBack`), and its old token is dead; else it is a new one. `now` is the hub's clock; `wall` the clock by which codes end,
 * which no replayed day can move. `several`: the caller can be more than one device; then a code for further centres makes a new one in each
 * (`also`), else it joins the first centre only. `inTheOpen`: the code came over a line on which others can listen. Throws `codeWrong` with what to do about it; then there is no device.
 */
export async function pairDevice(
  store: Store,
  code: string,
  now: Instant,
  wall: Instant,
  back: Back | null = null,
  several = false,
  inTheOpen = false,
): Promise<Paired & { also: Paired[] }> {
  // A wrong try is counted, so it must be committed: the refusal is an answer here and thrown outside.
  const answer = await store.write(async (tx): Promise<(Paired & { also: Paired[] }) | Refused> => {
    const { log, codes } = tx
    const found = await codes.find(firstHalf(code))
    if (!found) return UNKNOWN
    // Another hub may use up the code, or its tries, or a letter, while this one waits: look again. Always in one order, or two would wait for each other.
    for (const centre of [found.centre, ...found.also].toSorted()) await log.lock(centre)
    const row = await codes.find(found.half)
    if (!row || row.tries >= TRIES) return UNKNOWN
    if (!isSecret(code, row.codeHash)) {
      await codes.addTry(row.half)
      return UNKNOWN
    }
    if (row.usedAt !== null) return { refused: 'This code was used already. Ask the team lead for a new one.' }
    if (row.expiresAt <= wall) return { refused: 'This code is more than a day old. Ask the team lead for a new one.' }
    await codes.setUsed(row.half, wall)
    // Somebody may have read it on the way: it is used up, and nobody has got in by it.
    if (inTheOpen && row.role !== 'display') return { refused: IN_THE_OPEN }
    const first = await joinOne(tx, row, row.centre, back, now)
    const also = []
    if (several) for (const centre of row.also) also.push(await joinOne(tx, row, centre, null, now))
    return { ...first, also }
  })
  if ('refused' in answer) throw new HubFault('codeWrong', answer.refused, { where: 'code' })
  return answer
}

async function joinOne({ devices }: Tx, code: CodeRow, centre: string, back: Back | null, now: Instant): Promise<Paired> {
  const token = newToken()
  const known = back === null ? null : await devices.find(back.device)
  if (known && mayComeBack(known, code, back?.isHere ?? false, now)) return { device: await takeBack(devices, known, code, token, now), token }
  // One that joined after the backup was made which this hub now runs on: it stays itself, or what it has not shared would be of nobody.
  return { device: await addDevice(devices, { ...code, centre }, token, now, known === null ? (back?.device ?? null) : null), token }
}

const IN_THE_OPEN =
  'This code is for a desk, and others on the network could read it on its way from this page. It is good no more. Ask the team lead for a new one, and open the hub’s address with https://.'
const UNKNOWN: Refused = { refused: 'This code is not known here. Check it letter by letter, or ask the team lead for a new one.' }

/**
 * A code is not a way to take over any device of its role: it must be made for that device, or that device be out of use. A refused
 * request is not heard of: it does not keep a device that lost its token from coming back.
 */
function mayComeBack(known: DeviceRow, code: CodeRow, isHere: boolean, now: Instant): boolean {
  if (known.centre !== code.centre || known.role !== code.role) return false
  if (known.revokedAt !== null || (known.label === code.label && known.desk === code.desk)) return true
  // A replayed day moves the clock both ways.
  return !isHere && Math.abs(now - Math.max(known.joinedAt, known.seenAt ?? 0)) >= QUIET
}
