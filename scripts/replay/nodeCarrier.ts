import type { Carrier } from '#renderer/port/road.ts'
import { pairDown } from '#wire/pair.ts'
import type { PairDown } from '#wire/pair.ts'

/** Joins a hub with a one-time code. Throws an Error with the hub's own sentence when it says no. */
export async function join(hub: string, code: string): Promise<PairDown & { token: string }> {
  const response = await fetch(`${hub}/v1/pair`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) })
  const said: unknown = await response.json()
  if (!response.ok) throw new Error((said as { sentence?: string }).sentence ?? `The hub answered with code ${response.status}.`)
  const joined = pairDown.parse(said)
  if (joined.token === undefined) throw new Error('The hub gave no token.')
  return { ...joined, token: joined.token }
}

/** A carrier for a program: plain HTTP with the device's own token. It has no live line; it pulls before each step. */
export function nodeCarrier(hub: string, device: string, token: string): Carrier {
  return {
    async send(method, path, body, timeoutMs) {
      const headers: Record<string, string> = { authorization: `Bearer ${token}` }
      if (body !== null) headers['content-type'] = 'application/json'
      const response = await fetch(`${hub}/d/${device}/${path}`, { method, headers, body, signal: AbortSignal.timeout(timeoutMs) })
      return { status: response.status, text: await response.text() }
    },
    open: () => {
      throw new Error('A replayed device has no live line.')
    },
  }
}
