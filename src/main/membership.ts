/* Which device of which hub this PC is, while Foyer runs. */
import { hubAddress } from '#wire/ipc.ts'
import type { HubAnswer, JoinAnswer, Who } from '#wire/ipc.ts'
import type { Device, DeviceFile } from './deviceFile.ts'
import type { HubAsk } from './hubCall.ts'
import { pair } from './join.ts'

export type Call = (hub: string, ask: HubAsk) => Promise<HubAnswer>

/** What `npm start` gives the desk that it opens: where its hub is, and a code to join it with. */
export type Given = { hub: string | undefined; code: string | undefined }

export class Membership {
  #device: Device | null = null
  readonly #file: DeviceFile
  readonly #call: Call
  readonly #note: (line: string) => void

  constructor(file: DeviceFile, call: Call, note: (line: string) => void) {
    this.#file = file
    this.#call = call
    this.#note = note
  }

  device(): Device | null {
    return this.#device
  }

  who(): Who {
    return { device: this.#device?.device ?? null, hub: this.#device?.hub ?? null }
  }

  /** Keeps the other hubs that a hub of ours told of, also for the next start: the one that it knows best may be down then. */
  async learn(hubs: readonly string[]): Promise<void> {
    if (this.#device === null) return
    this.#device = { ...this.#device, hubs }
    await this.#file
      .write(this.#device)
      .catch((error: unknown) => this.#note(`The hubs could not be written: ${error instanceof Error ? error.message : 'unknown'}`))
  }

  async join(hubUrl: string, code: string): Promise<JoinAnswer> {
    const paired = await pair(hubUrl, code, this.#call, this.#device?.device ?? (await this.#file.was()))
    if ('sentence' in paired) return paired
    if (!(await this.#file.write(paired.device)))
      this.#note('The token is kept in memory only: after a restart this PC joins again with a new code, as the same device.')
    this.#device = paired.device
    return { ok: paired.joined }
  }

  /** Before the first page: reads who we are, or joins with what the start command gave. Resolves with a line for the log, or null. */
  async begin(given: Given): Promise<string | null> {
    this.#device = await this.#file.read()
    if (!given.hub) return null
    if (this.#device === null) {
      const answer = given.code ? await this.join(given.hub, given.code) : null
      return answer && 'sentence' in answer ? answer.sentence : null
    }
    // The demo's hub on this PC, started on another port: the same device, elsewhere. A hub on the network is never swapped like this.
    const hub = hubAddress.safeParse(given.hub)
    if (hub.success && onThisPc(hub.data) && onThisPc(this.#device.hub)) this.#device = { ...this.#device, hub: hub.data, hubs: [] }
    return null
  }
}

function onThisPc(hub: string): boolean {
  return hub.startsWith('http://')
}
