/* What a route takes and gives, from the schemas that it checks with: for the protocol's page at /docs. */
import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { fault } from '#wire/fault.ts'

type Said = {
  /** One line, as in a list of contents. */
  summary: string
  /** Who may ask and what comes of it, where the summary leaves that open. */
  more?: string
  body?: z.ZodType
  query?: z.ZodObject
  params?: z.ZodObject
  /** Left out: the answer has no body. */
  answer?: z.ZodType
}
type Tag = 'Open to all' | 'Log' | 'Customer cards' | 'Devices' | 'Live lines'

/** Only said, not enforced here: a handler reads its input itself (readInput), so that a refusal names the field in words. */
export function describe(tag: Tag, { summary, more, body, query, params, answer }: Said): FastifySchema {
  return {
    tags: [tag],
    summary,
    ...(more && { description: more }),
    ...(body && { body: jsonSchema(body) }),
    ...(query && { querystring: jsonSchema(query) }),
    ...(params && { params: jsonSchema(params) }),
    response: {
      ...(answer ? { 200: { description: 'Done.', ...jsonSchema(answer) } } : { 204: { description: 'Done.', type: 'null' } }),
      '4xx': { description: 'A fault: its code says what to do next, its sentence is for the person who meets it.', ...jsonSchema(fault) },
    },
  }
}

/** A schema as OpenAPI 3.1 has it. */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  // Regular expressions of more than one alphabet and numbers from a query have no other form than their output's.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any' })
  return rest
}
