import { z } from 'zod'
import type { DeviceRow } from '#wire/pair.ts'
import { codeUp } from '#wire/pair.ts'
import { dayKey, deskLabel, id, role } from '#wire/code.ts'
import { HubFault } from '#hub/faults.ts'
import { addFollowed } from '#hub/join/followed.ts'
import { addressFor } from '#hub/join/addressFor.ts'
import { makeCode } from '#hub/join/codes.ts'
import { listDevices, revokeDevice } from '#hub/join/devices.ts'
import { endEnrolment, listEnrolments } from '#hub/join/enrolments.ts'
import type { EnrolmentDown } from '#hub/join/enrolments.ts'
import { isEnrolmentId } from '#hub/join/secrets.ts'
import type { EnrolmentFile } from '#wire/join.ts'
import { enrol } from './enrol.ts'
import { checkStore } from '#hub/backup/checkStore.ts'
import type { Checked } from '#hub/backup/checkStore.ts'
import { makeBackup } from '#hub/backup/makeBackup.ts'
import type { Parts } from '#hub/parts.ts'
import { sayIssue } from '#hub/sayIssue.ts'

/** What the command line can ask, of a running hub or of the file. */
export const adminAsk = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pair'), for: codeUp }),
  z.strictObject({ do: z.literal('pairHub'), centre: id, label: deskLabel }),
  z.strictObject({
    do: z.literal('enrol'),
    for: z.strictObject({ role: role.exclude(['hub']), label: deskLabel.nullable(), count: z.int().min(1).max(500), until: dayKey }),
    /** Where the hubs are, where the one that is asked cannot know. */
    at: z.strictObject({ origins: z.array(z.string()), fingerprint: z.string().nullable() }).nullable(),
  }),
  z.strictObject({ do: z.literal('enrolments') }),
  z.strictObject({ do: z.literal('devices') }),
  z.strictObject({ do: z.literal('revoke'), device: id }),
  z.strictObject({ do: z.literal('verify') }),
  z.strictObject({ do: z.literal('recovered') }),
  z.strictObject({ do: z.literal('backup'), file: z.string().min(1) }),
])
export type AdminAsk = z.infer<typeof adminAsk>

export type AdminSaid =
  | { code: string; expiresAt: number; address: string | null }
  | { enrolled: EnrolmentFile }
  | { enrolments: EnrolmentDown[] }
  | { devices: DeviceRow[] }
  | { revoked: string }
  | Checked
  | (Checked & { file: string })
  | { recovered: true }
  | { no: string }

/** Answers one line. Never throws: what went wrong is in `no`, in a sentence. */
export async function answerAdmin(parts: Parts, centre: string, line: string): Promise<AdminSaid> {
  try {
    const ask = adminAsk.safeParse(JSON.parse(line))
    if (ask.success) return await act(parts, centre, ask.data)
    const { where, what } = sayIssue(ask.error)
    return { no: `${where ?? 'The command'} is wrong: ${what}.` }
  } catch (error) {
    if (error instanceof SyntaxError) return { no: 'This is not a command.' }
    if (!(error instanceof HubFault)) parts.logger.error({ err: error }, 'admin')
    return { no: error instanceof Error ? error.message : String(error) }
  }
}

async function act(parts: Parts, centre: string, ask: AdminAsk): Promise<AdminSaid> {
  const { store, feed, clock, wall, recovery, network } = parts
  switch (ask.do) {
    case 'pair': {
      const made = await makeCode(store, centre, ask.for, wall.now())
      return { ...made, address: addressFor(network(), ask.for.role, made.code) }
    }
    case 'enrol':
      return { enrolled: await enrol(parts, centre, ask.for, ask.at) }
    case 'enrolments':
      return { enrolments: await listEnrolments(store, centre) }
    case 'pairHub':
      await addFollowed(store, ask.centre)
      return { ...(await makeCode(store, ask.centre, { role: 'hub', label: ask.label, desk: null }, wall.now())), address: null }
    case 'devices':
      return { devices: await listDevices(store, centre) }
    case 'revoke':
      if (isEnrolmentId(ask.device)) {
        await endEnrolment(store, centre, ask.device, wall.now())
        return { revoked: ask.device }
      }
      await revokeDevice(store, centre, ask.device, clock.now())
      feed.hangUp(ask.device)
      return { revoked: ask.device }
    case 'recovered':
      await recovery.end(centre)
      return { recovered: true }
    case 'verify':
      return checkStore(store)
    case 'backup':
      return { ...(await makeBackup(store, ask.file)), file: ask.file }
  }
}
