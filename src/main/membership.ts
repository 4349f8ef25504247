/* Which device of which hub this PC is, while Foyer runs. */
import { hubAddress } from '#wire/ipc.ts'
import type { HubAnswer, JoinAnswer, Who } from '#wire/ipc.ts'
import type { Device, DeviceFile, Was } from './deviceFile.ts'
import type { HubAsk } from './hubCall.ts'
import { enrol, pair } from './join.ts'
import type { Paired } from './join.ts'

export type Call = (hub: string, ask: HubAsk) => Promise<HubAnswer>

/** What `npm start` gives the desk that it opens: where its hub is, and a code to join it with. */
export type Given = { hub: string | undefined; code: string | undefined; fingerprint?: string | undefined }

export class Membership {
  #device: Device | null = null
  #was: Was | null = null
  #said: string | null = null
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
    return { device: this.#device?.device ?? null, hub: this.#was?.hub ?? null, said: this.#device === null ? this.#said : null }
  }

  /** Keeps the other hubs that a hub of ours told of, also for the next start: the one that it knows best may be down then. */
  async learn(hubs: readonly string[]): Promise<void> {
    if (this.#device === null) return
    this.#device = { ...this.#device, hubs }
    await this.#file
      .write(this.#device)
      .catch((error: unknown) => this.#note(`The hubs could not be written: ${error instanceof Error ? error.message : 'unknown'}`))
  }

  /** `fingerprint`: as it was typed. Without one the hub that this PC knows already is known by the one that it had. */
  async join(hubUrl: string, code: string, fingerprint: string | null = null): Promise<JoinAnswer> {
    const url = hubUrl.trim()
    const known = this.#was !== null && hubAddress.safeParse(url).data === this.#was.hub ? this.#was.fingerprint : null
    return this.#take(await pair({ url, fingerprint: fingerprint ?? known }, code, this.#call, this.#was?.device))
  }

  /** Joins by the text of an enrolment file. */
  async enrol(text: string): Promise<JoinAnswer> {
    return this.#take(await enrol(text, this.#call, this.#was?.device))
  }

  /** As enrol, unasked: `later` where the hub could not be reached, so that the same may go well then. What went wrong is in `who`. */
  async tryEnrolment(text: string): Promise<'joined' | 'later' | 'no'> {
    const paired = await enrol(text, this.#call, this.#was?.device)
    const answer = await this.#take(paired)
    if ('ok' in answer) return 'joined'
    this.#said = answer.sentence
    return 'away' in paired ? 'later' : 'no'
  }

  /** Before the first page: reads who we are, or joins with what the start command gave. Resolves with a line for the log, or null. */
  async begin(given: Given): Promise<string | null> {
    this.#device = await this.#file.read()
    this.#was = this.#device ?? (await this.#file.was())
    if (!given.hub) return null
    if (this.#device === null) {
      const answer = given.code ? await this.join(given.hub, given.code, given.fingerprint ?? null) : null
      return answer && 'sentence' in answer ? answer.sentence : null
    }
    // The demo's hub on this PC, started on another port: the same device, elsewhere. A hub on the network is never swapped like this.
    const hub = hubAddress.safeParse(given.hub)
    if (hub.success && onThisPc(hub.data) && onThisPc(this.#device.hub)) this.#device = { ...this.#device, hub: hub.data, hubs: [] }
    return null
  }

  async #take(paired: Paired): Promise<JoinAnswer> {
    if ('sentence' in paired) return { sentence: paired.sentence }
    if (!(await this.#file.write(paired.device)))
      this.#note('The token is kept in memory only: after a restart this PC joins again with a new code, as the same device.')
    this.#device = paired.device
    this.#was = paired.device
    return { ok: paired.joined }
  }
}

function onThisPc(hub: string): boolean {
  return hub.startsWith('http://')
}
