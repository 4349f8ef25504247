import type { z } from 'zod'

/** The first thing that a schema found wrong: which field (`where`, undefined for the whole), and what about it. */
export function sayIssue(error: z.ZodError): { where: string | undefined; what: string } {
  const issue = error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  return { where: path === '' ? undefined : path, what: issue?.message ?? 'It does not have the form that this release knows' }
}
