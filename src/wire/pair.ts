import { z } from 'zod'
import { deskLabel, id, instant, label, role } from './code.ts'

/** A one-time code, as people read it out: eight letters and digits in two groups, none that look alike. */
export const pairCode = z
  .string()
  .trim()
  .toUpperCase()
  .transform((code) => code.replace(/[^A-Z0-9]/g, ''))
  .pipe(z.string().regex(/^[A-HJ-NP-Z2-9]{8}$/))

/**
 * POST /v1/pair. A browser (it sends an Origin) gets its token in an HttpOnly cookie; any other caller in the answer.
 * `device`: one that lost its token and comes back with a new code for its role, label and desk. It stays the device that it was, so that what
 * it has not shared yet is shared under its own name. `several`: the caller can be more than one device, so a team lead's code for several
 * centres makes one in each (`also`); without it such a code joins the first centre.
 */
export const pairUp = z.strictObject({ code: z.string().max(40), device: id.optional(), several: z.boolean().optional() })
const joined = z.strictObject({ device: id, centre: id, centreName: label, role, label: deskLabel, desk: id.nullable(), token: z.string().optional() })
export const pairDown = joined.extend({ also: z.array(joined).optional() })
export type PairDown = z.infer<typeof pairDown>

/** POST /d/:device/v1/codes, team lead only: a code for one new device. */
export const codeUp = z.strictObject({ role: role.exclude(['hub']), label: deskLabel, desk: id.nullable() })
/** `address`: the whole of what is opened or typed on the new device, where other machines can reach this hub. */
export const codeDown = z.strictObject({ code: z.string(), expiresAt: instant, address: z.string().nullable() })

/** GET /d/:device/v1/devices, team lead only. */
export const deviceRow = z.strictObject({
  device: id,
  role,
  label: deskLabel,
  desk: id.nullable(),
  letter: z.string(),
  joinedAt: instant,
  seenAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export const devicesDown = z.strictObject({ devices: z.array(deviceRow) })
export type DeviceRow = z.infer<typeof deviceRow>

/** GET /v1/health, open to all. */
export const healthDown = z.strictObject({ ok: z.literal(true), app: z.literal('foyer'), protocol: z.int(), demoClock: z.boolean() })

/** POST /d/:device/v1/clock, team lead only, on a hub with --demo-clock. */
export const clockUp = z.strictObject({ now: instant, rate: z.number().min(0).max(3600) })
