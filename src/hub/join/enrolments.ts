import type { DayKey, Instant } from '#domain/instant.ts'
import type { Role } from '#domain/roles.ts'
import { HubFault } from '#hub/faults.ts'
import type { EnrolmentRow, Store } from '#hub/store/store.ts'
import { hashSecret, newEnrolmentId, newToken } from './secrets.ts'

export type NewEnrolment = { role: Role; label: string | null; most: number; until: DayKey }
/** What may be shown of one. */
export type EnrolmentDown = Omit<EnrolmentRow, 'centre' | 'secretHash'>

/** Longest that a label may be. */
const LABEL = 24
const USUAL: Partial<Record<Role, string>> = { welcome: 'Welcome desk', adviser: 'Adviser', lead: 'Team lead', display: 'Screen' }

/** What joins many devices until a day. The secret is said here once and never again: only its hash is kept. Throws `badRequest`. */
export async function makeEnrolment(store: Store, centre: string, { role, label, most, until }: NewEnrolment, today: DayKey, now: Instant) {
  if (until < today) throw new HubFault('badRequest', `${until} is over. Name a day that is still to come with --until.`, { where: 'until' })
  const pattern = withNumber(label ?? USUAL[role] ?? 'Device', most)
  if (labelOf(pattern, most).length > LABEL)
    throw new HubFault('badRequest', `A label may have ${LABEL} letters, and "${labelOf(pattern, most)}" has more. Name a shorter one with --label.`, {
      where: 'label',
    })
  const [enrolment, secret] = [newEnrolmentId(), newToken()]
  const row: EnrolmentRow = { enrolment, centre, secretHash: hashSecret(secret), role, label: pattern, most, used: 0, until, madeAt: now, endedAt: null }
  await store.write(({ enrolments }) => enrolments.add(row))
  return { enrolment, secret }
}

export async function listEnrolments(store: Store, centre: string): Promise<EnrolmentDown[]> {
  const rows = await store.read(({ enrolments }) => enrolments.list(centre))
  return rows.map(({ centre: _centre, secretHash: _hash, ...down }) => down)
}

/** From now on nobody joins by it; who has joined stays. Again is no error. Throws `notFound` for one that is not of this centre. */
export async function endEnrolment(store: Store, centre: string, enrolment: string, now: Instant): Promise<void> {
  await store.write(async ({ enrolments }) => {
    const row = await enrolments.find(enrolment)
    if (!row || row.centre !== centre)
      throw new HubFault('notFound', 'There is no enrolment with this id. Look it up: npm run -s hub -- enrolments', { where: 'device' })
    await enrolments.setEnded(enrolment, now)
  })
}

/** The label of the device with this number: `labelOf('Desk {n}', 3)` is `Desk 3`. */
export function labelOf(pattern: string, n: number): string {
  return pattern.replaceAll('{n}', String(n))
}

/** Twenty devices of one name would be hard to tell apart. */
function withNumber(label: string, most: number): string {
  return label.includes('{n}') || most === 1 ? label : `${label} {n}`
}
