/* A team in the demo centre, as a team lead sets it up: by a device of its own that a program drives. */
import type { Command } from '#domain/centre/command.ts'
import type { Bodies } from '#domain/events.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { ReplayDevice } from '#scripts/replay/device.ts'
import type { HubProcess } from './hubProcess.ts'

const PEOPLE: Bodies['staffSet'][] = [
  { staff: 'st-ann', name: 'Ann', initials: 'AB', roles: ['receptionist'], cannot: [], lunch: null, desk: null },
  { staff: 'st-bob', name: 'Bob', initials: 'BC', roles: ['adviser'], cannot: [], lunch: { from: 0, to: 1439 }, desk: null },
  { staff: 'st-cyd', name: 'Cyd', initials: 'CD', roles: ['adviser'], cannot: [], lunch: null, desk: null },
]

/** Does these commands as a team lead, one after the other. */
export async function asLead(hub: HubProcess, ...commands: Command[]): Promise<void> {
  const lead = await ReplayDevice.join(hub.url, await hub.code('lead', 'Set-up', null), 'Europe/London')
  for (const command of commands) {
    const refused = await lead.act(command, Date.now())
    if (refused !== null) throw new Error(refused)
  }
}

export const TEAM: Command[] = PEOPLE.map((body) => ({ type: 'setUp', event: 'staffSet', body }))
/** Every part of the calling rule, as a centre that set itself up has it. */
export const RULE: Command = { type: 'setUp', event: 'callingRuleSet', body: { parts: [...WHOLE_RULE] } }
