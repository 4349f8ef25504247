import type { z } from 'zod'
import { fault } from '#wire/fault.ts'
import { HubFault } from '#hub/faults.ts'
import type { Council } from './councilFile.ts'

const PATIENCE = 30_000

/** Asks the council's hub as this centre's. Throws HubFault: what it said, or `offline`. */
export async function askCouncil<T>({ url, device, token }: Council, path: string, up: unknown, down: z.ZodType<T>): Promise<T> {
  const init = up === null ? {} : { method: 'POST', body: JSON.stringify(up) }
  const headers = { authorization: `Bearer ${token}`, ...(up === null ? {} : { 'content-type': 'application/json' }) }
  const answer = await fetch(`${url}/d/${device}/v1/${path}`, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) }).catch(
    (error: unknown) => {
      throw new HubFault('offline', `The council's hub at ${url} cannot be reached: ${error instanceof Error ? error.message : String(error)}.`)
    },
  )
  const said: unknown = await answer.json().catch(() => null)
  if (answer.ok) return down.parse(said)
  const no = fault.safeParse(said)
  if (no.success) throw new HubFault(no.data.code, no.data.sentence, no.data)
  throw new HubFault('offline', `The council's hub at ${url} answered with code ${answer.status}.`)
}
