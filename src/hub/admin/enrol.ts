import { businessDay } from '#domain/time/businessDay.ts'
import type { Role } from '#domain/roles.ts'
import { HubFault } from '#hub/faults.ts'
import { makeEnrolment } from '#hub/join/enrolments.ts'
import type { Parts } from '#hub/parts.ts'
import { nameOf, rowOf, stateNow } from '#hub/parts.ts'
import type { Network } from '#hub/tls/network.ts'
import type { EnrolmentFile } from '#wire/join.ts'
import { sayFingerprint } from '#wire/join.ts'

type Wanted = { role: Exclude<Role, 'hub'>; label: string | null; count: number; until: string }

/** What the enrolment file holds. `elsewhere`: where the hubs are, for a command line that asks a database and no hub. Throws HubFault. */
export async function enrol(parts: Parts, centre: string, { role, label, count, until }: Wanted, elsewhere: Network | null): Promise<EnrolmentFile> {
  const { store, wall } = parts
  const network = parts.hubs.length > 0 ? { origins: [...parts.hubs], fingerprint: parts.network()?.fingerprint ?? null } : (parts.network() ?? elsewhere)
  if (!network || network.origins.length === 0)
    throw new HubFault(
      'badRequest',
      'The file must tell other PCs where this hub is, and the hub does not know that. Start it with FOYER_HOST and ask it while it runs; behind a proxy say FOYER_HUB_URLS.',
    )
  const state = await stateNow(parts, centre)
  const known = state.centre
  const today = businessDay(wall.now(), known?.timeZone ?? 'Europe/London')
  const { enrolment, secret } = await makeEnrolment(store, centre, { role, label, most: count, until }, today, wall.now())
  const fingerprint = network.fingerprint === null ? null : sayFingerprint(network.fingerprint)
  return {
    foyer: 'enrolment',
    v: 1,
    hubs: network.origins.slice(0, 16),
    fingerprint,
    enrolment,
    secret,
    role,
    centreName: nameOf(await rowOf(parts, centre), state),
    until,
  }
}
