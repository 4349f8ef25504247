import type { DayKey, Instant } from '#domain/instant.ts'
import { HubFault } from '#hub/faults.ts'
import type { DeviceRow, Store } from '#hub/store/store.ts'
import { addDevice, takeBack } from './addDevice.ts'
import { labelOf } from './enrolments.ts'
import { QUIET } from './pairDevice.ts'
import type { Back } from './pairDevice.ts'
import { isSecret, newToken } from './secrets.ts'

type Refused = { refused: string; code: 'codeWrong' | 'busy' }

export type Enrolling = {
  enrolment: string
  secret: string
  /** The device that lost its token, or null. */
  back: Back | null
  /** It came over a line on which others can listen. */
  inTheOpen: boolean
}

/**
 * Makes one device by an enrolment, with its own token, and counts it. `today`: the centre's business day by a clock that no replayed day
 * moves; `now`: the hub's clock. Throws `codeWrong`, or `busy` where it is to be tried again.
 */
export async function enrolDevice(
  store: Store,
  { enrolment, secret, back, inTheOpen }: Enrolling,
  today: DayKey,
  now: Instant,
): Promise<{ device: DeviceRow; token: string }> {
  const token = newToken()
  const answer = await store.write(async ({ log, enrolments, devices }): Promise<DeviceRow | Refused> => {
    const found = await enrolments.find(enrolment)
    if (!found || !isSecret(secret, found.secretHash))
      return no('This enrolment file is not known here. Check that it is of this centre, or ask for a new one.')
    // Another hub may count one up while this one waits: look again.
    await log.lock(found.centre)
    const row = await enrolments.find(enrolment)
    if (!row || row.endedAt !== null) return no('This enrolment was ended. Ask for a new file.')
    if (row.until < today) return no(`This enrolment file was good until ${row.until}. Ask for a new one.`)
    if (inTheOpen && row.role !== 'display') {
      // Somebody may have read the secret on the way, and it opens the door more than once.
      await enrolments.setEnded(enrolment, now)
      return no(
        'This file is for desks, and others on the network could read it on its way from this page. It is good no more. Ask for a new one, and open the hub’s address with https://.',
      )
    }
    if (row.used >= row.most) return no(`This enrolment file was for ${row.most} devices, and so many have joined. Ask for a new one.`)
    const known = back === null ? null : await devices.find(back.device)
    const comesBack = known?.centre === row.centre && known.role === row.role
    if (comesBack && known.revokedAt !== null) return no('This device was taken away by the team lead. It joins again with a code, not with a file.')
    // The file names no device, so it takes over none that is in use. The PC whose token was lost is out of use soon, and goes on as itself then.
    if (comesBack && (back?.isHere || Math.abs(now - Math.max(known.joinedAt, known.seenAt ?? 0)) < QUIET))
      return { refused: 'This device was in use a moment ago. Try again in 2 minutes.', code: 'busy' }
    await enrolments.setUsed(enrolment, row.used + 1)
    if (comesBack) return takeBack(devices, known, known, token, now)
    const as = { centre: row.centre, role: row.role, label: labelOf(row.label, row.used + 1), desk: null }
    return addDevice(devices, as, token, now, known === null ? (back?.device ?? null) : null)
  })
  if ('refused' in answer) throw new HubFault(answer.code, answer.refused, { where: 'enrolment' })
  return { device: answer, token }
}

function no(refused: string): Refused {
  return { refused, code: 'codeWrong' }
}
