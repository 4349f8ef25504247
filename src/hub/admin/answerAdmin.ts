import { z } from 'zod'
import type { DeviceRow } from '#wire/pair.ts'
import { codeUp } from '#wire/pair.ts'
import { deskLabel, id } from '#wire/code.ts'
import { HubFault } from '#hub/faults.ts'
import { addFollowed } from '#hub/join/followed.ts'
import { makeCode } from '#hub/join/codes.ts'
import { listDevices, revokeDevice } from '#hub/join/devices.ts'
import { verifyCentre } from '#hub/log/verify.ts'
import type { Parts } from '#hub/parts.ts'
import { sayIssue } from '#hub/sayIssue.ts'

/** What the command line can ask, of a running hub or of the file. */
export const adminAsk = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pair'), for: codeUp }),
  z.strictObject({ do: z.literal('pairHub'), centre: id, label: deskLabel }),
  z.strictObject({ do: z.literal('devices') }),
  z.strictObject({ do: z.literal('revoke'), device: id }),
  z.strictObject({ do: z.literal('verify') }),
  z.strictObject({ do: z.literal('recovered') }),
])
export type AdminAsk = z.infer<typeof adminAsk>

export type AdminSaid =
  | { code: string; expiresAt: number }
  | { devices: DeviceRow[] }
  | { revoked: string }
  | { events: number; troubles: string[] }
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

async function act({ store, feed, clock, wall, recovery }: Parts, centre: string, ask: AdminAsk): Promise<AdminSaid> {
  switch (ask.do) {
    case 'pair':
      return makeCode(store, centre, ask.for, wall.now())
    case 'pairHub':
      await addFollowed(store, ask.centre)
      return makeCode(store, ask.centre, { role: 'hub', label: ask.label, desk: null }, wall.now())
    case 'devices':
      return { devices: await listDevices(store, centre) }
    case 'revoke':
      await revokeDevice(store, centre, ask.device, clock.now())
      feed.hangUp(ask.device)
      return { revoked: ask.device }
    case 'recovered':
      await recovery.end(centre)
      return { recovered: true }
    case 'verify':
      return verifyCentre(store, centre)
  }
}
