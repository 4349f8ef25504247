import { z } from 'zod'
import { dayKey, deskLabel, id, role } from '#wire/code.ts'
import { codeUp } from '#wire/pair.ts'

/** What the command line can ask, of a running hub or of the file. */
export const adminAsk = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pair'), for: codeUp, centres: z.array(z.string()).optional() }),
  z.strictObject({ do: z.literal('centreAdd'), name: z.string(), like: z.string().nullable() }),
  z.strictObject({ do: z.literal('centreList') }),
  z.strictObject({ do: z.literal('centreShare'), from: z.string(), to: z.string(), replace: z.boolean() }),
  z.strictObject({ do: z.literal('pairHub'), centre: id, label: deskLabel }),
  z.strictObject({
    do: z.literal('enrol'),
    centre: z.string().optional(),
    for: z.strictObject({ role: role.exclude(['hub']), label: deskLabel.nullable(), count: z.int().min(1).max(500), until: dayKey }),
    /** Where the hubs are, where the one that is asked cannot know. */
    at: z.strictObject({ origins: z.array(z.string()), fingerprint: z.string().nullable() }).nullable(),
  }),
  z.strictObject({ do: z.literal('enrolments') }),
  z.strictObject({ do: z.literal('devices'), centre: z.string().optional() }),
  z.strictObject({ do: z.literal('revoke'), device: id }),
  z.strictObject({ do: z.literal('verify') }),
  z.strictObject({ do: z.literal('reportsRebuild') }),
  z.strictObject({ do: z.literal('recovered') }),
  z.strictObject({ do: z.literal('backup'), file: z.string().min(1) }),
])
export type AdminAsk = z.infer<typeof adminAsk>
