/* Joining: a one-time code or an enrolment file becomes this device's token. The token stays in main. */
import { hubAddress, pairAnswer, pairRefusal } from '#wire/ipc.ts'
import type { HubAnswer, Joined } from '#wire/ipc.ts'
import { fingerprint as fingerprintSchema, readEnrolmentFile } from '#wire/join.ts'
import type { Device } from './deviceFile.ts'
import type { HubAsk } from './hubCall.ts'
import { WrongHub } from './pinned.ts'

type Call = (hub: string, ask: HubAsk) => Promise<HubAnswer>
/** `away`: no hub was reached, so that it may go well later with the same. */
export type Paired = { device: Device; joined: Joined } | { sentence: string; away?: true }

/** How a hub is known: where it is, and its fingerprint where it has one of its own. */
export type HubId = { url: string; fingerprint: string | null }

/**
 * @param call asks the hub; rejects when it cannot be reached
 * @param back the device that this PC was before it lost its token, or null
 */
export async function pair({ url, fingerprint }: HubId, code: string, call: Call, back: string | null = null): Promise<Paired> {
  const hub = hubAddress.safeParse(url.trim())
  if (!hub.success) {
    return { sentence: `“${url.trim()}” is not the address of a hub. It begins with https:// (on the hub's own PC, http://localhost and its port).` }
  }
  const own = fingerprint === null ? null : fingerprintSchema.safeParse(fingerprint)
  if (own && !own.success)
    return { sentence: 'The fingerprint after the dot is not whole: it has seven groups of four letters and digits. Check it letter by letter.' }
  return ask({ url: hub.data, fingerprint: own?.data ?? null }, 'v1/pair', back === null ? { code } : { code, device: back }, call)
}

/** As pair, by the text of an enrolment file. Of its addresses the first that answers counts. */
export async function enrol(text: string, call: Call, back: string | null = null): Promise<Paired> {
  const file = readEnrolmentFile(text)
  if (!file) return { sentence: 'This is not an enrolment file of Foyer, or it is damaged. Ask for it again.' }
  const { enrolment, secret, fingerprint } = file
  let answer: Paired = { sentence: 'The enrolment file names no hub that this PC may speak to.' }
  for (const url of file.hubs.flatMap((one) => hubAddress.safeParse(one).data ?? [])) {
    answer = await ask({ url, fingerprint }, 'v1/enrol', { enrolment, secret, ...(back !== null && { device: back }) }, call)
    if (!('away' in answer)) break
  }
  return answer
}

async function ask(hub: HubId, path: string, up: object, call: Call): Promise<Paired> {
  const { url, fingerprint } = hub
  let answer: HubAnswer
  try {
    answer = await call(url, { method: 'POST', path, body: JSON.stringify(up), token: null, timeoutMs: 10_000, fingerprint })
  } catch (error) {
    return sayWhyNot(url, error)
  }
  const said = readJson(answer.text)
  if (answer.status >= 300) {
    const no = pairRefusal.safeParse(said)
    const sentence = no.success ? no.data.sentence : `${url} answered with code ${answer.status}; it does not seem to be a Foyer hub.`
    return answer.status >= 500 || answer.status === 429 ? { sentence, away: true } : { sentence }
  }
  const yes = pairAnswer.safeParse(said)
  if (!yes.success) return { sentence: `${url} answered in a way that this release of Foyer does not know. One of the two needs an update.` }
  const { token, ...joined } = yes.data
  return { device: { hub: url, hubs: [], device: joined.device, token, fingerprint }, joined }
}

/** Node's codes for a certificate that it does not trust. */
const NOT_TRUSTED = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|CERT_.*|ERR_TLS_CERT_ALTNAME_INVALID)$/

function sayWhyNot(url: string, error: unknown): Paired {
  if (error instanceof WrongHub)
    return {
      sentence: `What answers at ${url} is not the hub of this address: its fingerprint is another. Nothing was sent to it. Check the address, and tell your IT team.`,
      away: true,
    }
  if (error instanceof Error && 'code' in error && NOT_TRUSTED.test(String(error.code)))
    return {
      sentence: `This PC does not trust the certificate at ${url}, so nothing was sent. Type the whole address that the hub shows, with the fingerprint after the code.`,
      away: true,
    }
  return { sentence: `No hub answers at ${url}. Check the address, and that the hub is running.`, away: true }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
