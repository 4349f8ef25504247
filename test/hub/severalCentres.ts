/* A hub with two centres, asked as its own command line asks. */
import type { AdminAsk } from '#hub/admin/adminAsk.ts'
import type { AdminSaid } from '#hub/admin/answerAdmin.ts'
import { askHub } from '#hub/admin/askHub.ts'
import type { Role } from '#domain/roles.ts'
import type { TestHub } from './aHub.ts'
import { ask, JSON_TYPE, TestDevice } from './aHub.ts'

export const tell = (hub: TestHub, said: AdminAsk): Promise<AdminSaid> => askHub({ database: null, dataDir: hub.folder }, said)

/** The lines that the command line prints; fails on a refusal. */
export async function linesOf(hub: TestHub, said: AdminAsk): Promise<string[]> {
  const answer = await tell(hub, said)
  if (!('lines' in answer)) throw new Error(JSON.stringify(answer))
  return answer.lines
}

export async function codeFor(hub: TestHub, role: Exclude<Role, 'hub'>, centres: string[], label = role): Promise<string> {
  const answer = await tell(hub, { do: 'pair', for: { role, label, desk: null }, centres })
  if (!('code' in answer)) throw new Error(JSON.stringify(answer))
  return answer.code
}

export async function joinAt(hub: TestHub, centre: string, role: Exclude<Role, 'hub'>, label: string = role): Promise<TestDevice> {
  const code = await codeFor(hub, role, [centre], label as typeof role)
  const { body } = await ask(`${hub.url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code }) })
  const { device, token } = body as { device: string; token: string }
  return new TestDevice(hub, device, token)
}
