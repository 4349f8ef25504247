/* Pairing: a one-time code becomes this device's token. The token stays in main. */
import { hubAddress, pairAnswer, pairRefusal } from '#wire/ipc.ts'
import type { HubAnswer, Joined } from '#wire/ipc.ts'
import type { Device } from './deviceFile.ts'
import type { HubAsk } from './hubCall.ts'

export type Paired = { device: Device; joined: Joined } | { sentence: string }

/**
 * @param call asks the hub; rejects when it cannot be reached
 * @param back the device that this PC was before it lost its token, or null
 */
export async function pair(hubUrl: string, code: string, call: (hub: string, ask: HubAsk) => Promise<HubAnswer>, back: string | null = null): Promise<Paired> {
  const hub = hubAddress.safeParse(hubUrl.trim())
  if (!hub.success) {
    return { sentence: `“${hubUrl.trim()}” is not the address of a hub. It begins with https:// (on the hub's own PC, http://localhost and its port).` }
  }
  let answer: HubAnswer
  try {
    answer = await call(hub.data, {
      method: 'POST',
      path: 'v1/pair',
      body: JSON.stringify(back === null ? { code } : { code, device: back }),
      token: null,
      timeoutMs: 10_000,
    })
  } catch {
    return { sentence: `No hub answers at ${hub.data}. Check the address, and that the hub is running.` }
  }
  const said = readJson(answer.text)
  if (answer.status >= 300) {
    const no = pairRefusal.safeParse(said)
    return { sentence: no.success ? no.data.sentence : `${hub.data} answered with code ${answer.status}; it does not seem to be a Foyer hub.` }
  }
  const yes = pairAnswer.safeParse(said)
  if (!yes.success) return { sentence: `${hub.data} answered in a way that this release of Foyer does not know. One of the two needs an update.` }
  const { token, ...joined } = yes.data
  return { device: { hub: hub.data, hubs: [], device: joined.device, token }, joined }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
