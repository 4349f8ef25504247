/* One question to the hub and its answer, as text. Node's own client: no Origin header, no cookies, no redirects followed. */
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { IPC_LIMITS } from '#wire/ipc.ts'
import type { HubAnswer } from '#wire/ipc.ts'
import { pinnedAgent } from './pinned.ts'

/** `fingerprint`: the hub's own, or null where its certificate is checked by its issuer, name and date. */
export type HubAsk = { method: string; path: string; body: string | null; token: string | null; timeoutMs: number; fingerprint: string | null }

const http = new HttpAgent({ keepAlive: true, maxSockets: 8 })
const https = new HttpsAgent({ keepAlive: true, maxSockets: 8 })

/** Resolves with whatever the hub said; rejects when it could not be reached, said too much, or took too long. */
export async function callHub(hub: string, ask: HubAsk): Promise<HubAnswer> {
  const url = new URL(`/${ask.path}`, hub)
  const secure = url.protocol === 'https:'
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const checked = ask.fingerprint === null ? https : pinnedAgent(ask.fingerprint)
    const options = { method: ask.method, headers: headersFor(ask), agent: secure ? checked : http, signal: AbortSignal.timeout(ask.timeoutMs) }
    const request = secure ? httpsRequest(url, options, resolve) : httpRequest(url, options, resolve)
    request.once('error', reject)
    request.end(ask.body ?? undefined)
  })
  return { status: response.statusCode ?? 0, text: await readText(response) }
}

function headersFor(ask: HubAsk): Record<string, string> {
  return {
    accept: 'application/json',
    ...(ask.body === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(ask.body)) }),
    ...(ask.token === null ? {} : { authorization: `Bearer ${ask.token}` }),
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > IPC_LIMITS.answer) throw new Error('the hub said more than a desk can take')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
