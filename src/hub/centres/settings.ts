/* What one centre may share with another: its services, its standards and its calling rule. */
import { canonical } from '#domain/centre/canonical.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { HubEvent } from '#hub/log/hubWrites.ts'
import type { EventRow, LogTable } from '#hub/store/store.ts'

/** `key`: which it is, of any centre alike. `name`: what people call it. */
export type Setting = { key: string; name: string; event: HubEvent }

const STANDARDS = 'standards'
const RULE = 'rule'
const PAGE = 2000

export function settingsOf({ services, standards, rule }: CentreState): Setting[] {
  return [
    // What was taken from the list is offered nowhere, and so not shared.
    ...[...services.values()].flatMap(({ id, offered, ...rest }): Setting[] =>
      offered ? [{ key: ofService(id), name: rest.name, event: { type: 'serviceSet', body: { service: id, ...rest } } }] : [],
    ),
    { key: STANDARDS, name: 'The standards', event: { type: 'standardsSet', body: standards } },
    { key: RULE, name: 'The calling rule', event: { type: 'callingRuleSet', body: { parts: [...rule] } } },
  ]
}

export function isSame(one: Setting, other: Setting): boolean {
  return canonical(one.event.body) === canonical(other.event.body)
}

/** Notes who wrote each setting last, in the events after a number; answers where it ended. */
export async function noteWriters(log: LogTable, centre: string, after: number, writers: Map<string, string>): Promise<number> {
  let n = after
  for (let rows = await log.after(centre, n, PAGE); rows.length > 0; rows = await log.after(centre, n, PAGE)) {
    for (const row of rows) {
      const key = keyOf(row)
      if (key !== null) writers.set(key, row.device)
    }
    n = rows.at(-1)?.n ?? n
  }
  return n
}

function keyOf({ type, raw }: EventRow): string | null {
  if (type === 'standardsSet') return STANDARDS
  if (type === 'callingRuleSet') return RULE
  if (type !== 'serviceSet') return null
  const { body } = JSON.parse(raw) as { body: { service: unknown } }
  return ofService(String(body.service))
}

const ofService = (id: string) => `service ${id}`
