/*
  Which of its hubs this PC asks. Hubs that share a log say in every hello where they are; when one does not answer the next is tried,
  and that one stays until it does not answer either. The token is good at all of them.
*/
import { hubAddress } from '#wire/ipc.ts'
import type { HubAnswer } from '#wire/ipc.ts'
import { z } from 'zod'
import type { Device } from './deviceFile.ts'
import type { HubAsk } from './hubCall.ts'

type Call = (hub: string, ask: HubAsk) => Promise<HubAnswer>

/** All that main reads of a hello. */
const hello = z.object({ hubs: z.array(z.string()).max(8) })
const HELLO = /\/v1\/hello$/
/** A proxy without its hub, a hub without its database: another may have one. */
const NO_HUB_BEHIND = new Set([502, 503, 504])

export class FellowHubs {
  #at: string | null = null
  readonly #call: Call
  readonly #learned: (hubs: string[]) => void

  /** `learned`: the other hubs that a hub of ours has told of. */
  constructor(call: Call, learned: (hubs: string[]) => void) {
    this.#call = call
    this.#learned = learned
  }

  /** The hub that answers, as far as is known. */
  at(device: Device): string {
    const all = addresses(device)
    return this.#at !== null && all.includes(this.#at) ? this.#at : device.hub
  }

  /** Resolves with the first answer; rejects when no hub could be reached in the time of this question. */
  async send(device: Device, ask: HubAsk): Promise<HubAnswer> {
    const end = performance.now() + ask.timeoutMs
    for (let tries = addresses(device).length; ; tries--) {
      const hub = this.at(device)
      try {
        const answer = await this.#call(hub, { ...ask, timeoutMs: Math.max(1, Math.ceil(end - performance.now())) })
        if (NO_HUB_BEHIND.has(answer.status)) this.#next(device, hub)
        else if (answer.status === 200 && HELLO.test(ask.path)) this.#read(device, answer.text)
        return answer
      } catch (error) {
        this.#next(device, hub)
        if (tries <= 1 || performance.now() >= end) throw error
      }
    }
  }

  /** Only from the hub that failed: two questions that fail together are one failure. */
  #next(device: Device, failed: string): void {
    if (this.at(device) !== failed) return
    const all = addresses(device)
    this.#at = all[(all.indexOf(failed) + 1) % all.length] ?? device.hub
  }

  #read(device: Device, text: string): void {
    const hubs = readHubs(device.hub, text)
    if (hubs !== null && hubs.join() !== device.hubs.join()) this.#learned(hubs)
  }
}

/** The address that somebody typed comes first, and stays even where no hub tells of it. */
function addresses({ hub, hubs }: Device): string[] {
  return [hub, ...hubs.filter((one) => one !== hub)]
}

/**
 * The other hubs in a hello, or null where it cannot be read. Never from https down to http on this PC, and never from this PC out to
 * the network: the token would go to somebody else.
 */
function readHubs(hub: string, text: string): string[] | null {
  try {
    const said = hello.parse(JSON.parse(text))
    const read = said.hubs.flatMap((one) => hubAddress.safeParse(one).data ?? [])
    return [...new Set(read)].filter((one) => one !== hub && new URL(one).protocol === new URL(hub).protocol)
  } catch {
    return null
  }
}
