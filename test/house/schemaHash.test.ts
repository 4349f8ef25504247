/*
  The wire cannot change by accident. All that devices and hub say to each other is hashed here; another hash with the same
  number means that two releases would misunderstand each other.
*/
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { canonical } from '#domain/centre/canonical.ts'
import { PROTOCOL } from '#wire/version.ts'

/** By protocol number. Changed a schema? Bump PROTOCOL in src/wire/version.ts, say there what changed, and add its hash here.
    The number that is not released yet keeps its own: replace its hash. */
const HASH: Record<number, string> = { 1: '7b4b93d2c164c9e9e3d5a95dbe5301fe587735deab923f5ebfc9999f914c1864' }

// What main and its own windows say to each other ships in one piece.
const NOT_THE_WIRE = ['ipc.ts', 'version.ts', 'limits.ts']

async function schemas(): Promise<Record<string, unknown>> {
  const folder = join(import.meta.dirname, '../../src/wire')
  const found: Record<string, unknown> = {}
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !NOT_THE_WIRE.includes(name))) {
    const exported = (await import(join(folder, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) {
      if (value instanceof z.ZodType) found[name] = z.toJSONSchema(value, { io: 'input' })
      else if (name === 'EVENT_BODIES')
        for (const [type, body] of Object.entries(value as object)) found[type] = z.toJSONSchema(body as z.ZodType, { io: 'input' })
    }
  }
  return found
}

describe('the wire', () => {
  test('says what its protocol number says', async () => {
    const hash = createHash('sha256')
      .update(canonical(await schemas()))
      .digest('hex')
    expect(hash, 'The wire has changed. Bump PROTOCOL in src/wire/version.ts, say there what changed, and add this hash to the test.').toBe(HASH[PROTOCOL])
  })

  test('is all hashed', async () => {
    const names = Object.keys(await schemas())
    expect(names).toEqual(
      expect.arrayContaining([
        'helloUp',
        'helloDown',
        'pushUp',
        'pushDown',
        'page',
        'newsDown',
        'boardFrame',
        'cardUp',
        'fault',
        'envelope',
        'called',
        'undone',
      ]),
    )
    expect(names.length).toBeGreaterThan(50)
  })
})
