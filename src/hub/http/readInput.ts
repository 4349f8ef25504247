import type { z } from 'zod'
import { HubFault } from '#hub/faults.ts'
import { sayIssue } from '#hub/sayIssue.ts'

/** What somebody sent, checked. Throws `badRequest` that names the first field that is wrong. */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): T {
  if (value === undefined || value === null) throw new HubFault('badRequest', 'The request has no body. Send JSON with the content type application/json.')
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const { where, what } = sayIssue(read.error)
  throw new HubFault('badRequest', `The request's ${where ?? 'body'} is wrong: ${what}.`, where ? { where } : {})
}
