import type { Instant } from '#domain/instant.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { deviceLetter } from '#domain/tickets.ts'
import { HubFault } from '#hub/faults.ts'
import type { CodeRow, DeviceRow, DeviceTable, Store, Tx } from '#hub/store/store.ts'
import { firstHalf, hashSecret, isDeviceId, isSecret, newDeviceId, newToken } from './secrets.ts'

/** So often may the second half of a code be wrong; then it is dead. */
const TRIES = 5
/** How many letters and pairs of letters there are. */
const LETTERS = 24 + 24 * 24
/** A letter that was taken away rests until no number of its day can be on a screen. */
const LETTER_RESTS = 48 * HOUR

/** A device that was not heard of for so long is not in use. */
const QUIET = 2 * MINUTE

type Refused = { refused: string }

/** The device that lost its token, by its own word. `isHere`: whether that device has a line open, or just had one. */
export type Back = { device: string; isHere: boolean }

/** A device and its token, which is said here once and never again. */
export type Paired = { device: DeviceRow; token: string }

/**
 * Turns a one-time code into a device with its own token. `back`: the device that lost its token and comes back; it stays the same
 * where it may (`mayComeBack`), and its old token is dead; else it is a new one. `now` is the hub's clock; `wall` the clock by which codes end,
 * which no replayed day can move. `several`: the caller can be more than one device; then a code for further centres makes a new one in each
 * (`also`), else it joins the first centre only. Throws `codeWrong` with what to do about it; then there is no device.
 */
export async function pairDevice(
  store: Store,
  code: string,
  now: Instant,
  wall: Instant,
  back: Back | null = null,
  several = false,
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
  const { role, label, desk } = code
  const known = back === null ? null : await devices.find(back.device)
  const newLetter = async () => (role === 'display' ? '' : freeLetter(await devices.list(centre), now))
  if (known && mayComeBack(known, code, back?.isHere ?? false, now)) {
    // A device that was taken away has lost its letter too: another may have it by now.
    const letter = known.revokedAt === null ? known.letter : await newLetter()
    const again: DeviceRow = { ...known, label, desk, letter, tokenHash: hashSecret(token), joinedAt: now, revokedAt: null }
    await devices.rejoin(again)
    return { device: again, token }
  }
  const device: DeviceRow = {
    centre,
    // One that joined after the backup was made which this hub now runs on: it stays itself, or what it has not shared would be of nobody.
    device: back !== null && known === null && isDeviceId(back.device) ? back.device : newDeviceId(),
    role,
    label,
    desk,
    letter: await newLetter(),
    tokenHash: hashSecret(token),
    joinedAt: now,
    seenAt: null,
    revokedAt: null,
  }
  await devices.add(device)
  return { device, token }
}

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

/** The first letter that no other device of the centre can be using for its own numbers. */
function freeLetter(devices: Awaited<ReturnType<DeviceTable['list']>>, now: Instant): string {
  const held = new Set(devices.filter(({ revokedAt }) => revokedAt === null || now - revokedAt < LETTER_RESTS).map(({ letter }) => letter))
  for (let n = 0; n < LETTERS; n++) if (!held.has(deviceLetter(n))) return deviceLetter(n)
  throw new HubFault('badRequest', 'This centre has as many devices as there are letters. Take away those that are not used any more.', { status: 409 })
}
