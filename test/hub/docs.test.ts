import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aHub, ask } from './aHub.ts'

type OpenApi = { openapi: string; paths: Record<string, Record<string, { summary?: string }>>; components: { schemas: Record<string, unknown> } }

const HTTP = join(import.meta.dirname, '../../src/hub/http')
/** Files of src/hub/http that may hold a route. */
const ROUTES = readdirSync(HTTP).filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !['server.ts', 'shell.ts', 'docs.ts'].includes(file))

describe('the page of the protocol', () => {
  test('is open to all and shows every route, from the schemas', async () => {
    const { url } = await aHub()
    const { status, body } = await ask(`${url}/docs/json`)
    const api = body as OpenApi
    expect([status, api.openapi]).toEqual([200, '3.1.0'])
    const described = Object.values(api.paths).flatMap((methods) => Object.values(methods).map(({ summary }) => summary))
    expect(described.every((summary) => (summary?.length ?? 0) > 0)).toBe(true)
    const registered = ROUTES.map((file) => readFileSync(join(HTTP, file), 'utf8').match(/\bapp\.(get|post|put|patch|delete|route)\(/g)?.length ?? 0)
    expect(described).toHaveLength(registered.reduce((sum, count) => sum + count, 0))
    expect(JSON.stringify(api.paths['/d/{device}/v1/hello'])).toContain('nextDseq')
    expect(Object.keys(api.components.schemas).filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([])
    expect(JSON.stringify(api.components.schemas)).toContain('"event.completed"')
  })

  test('loads nothing from elsewhere', async () => {
    const { url } = await aHub()
    const { status, headers, body } = await ask(`${url}/docs`)
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(body).not.toMatch(/(src|href)="https?:/)
  })

  test('describes and does not judge: a wrong request is still refused in words', async () => {
    const { url } = await aHub()
    const { status, body } = await ask(`${url}/v1/pair`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"code": 7}' })
    expect([status, body]).toMatchObject([400, { code: 'badRequest', where: 'code' }])
  })
})
