import { z } from 'zod'
import { hash } from './code.ts'

/** GET c/:centre/snapshot?n=&part=: what the log came to at number `n`, as hello named it. In parts, because it can be long. */
export const snapshotUp = z.strictObject({ n: z.coerce.number().int().min(1), part: z.coerce.number().int().min(0).default(0) })

/**
 * One part of a snapshot, from 0. `text`: that part of the state's text (domain/centre/stateText.ts), whose SHA-256 as a whole is `stateHash`.
 * `hash` is the chain hash at `n`, `seal` the hub's seal on both: a device that starts from here goes on from that cursor.
 */
export const snapshotDown = z.strictObject({
  n: z.int().min(1),
  hash,
  seal: hash,
  reducer: z.int(),
  stateHash: hash,
  part: z.int().min(0),
  parts: z.int().min(1),
  text: z.string(),
})
export type SnapshotDown = z.infer<typeof snapshotDown>
