import type { Parts } from '#hub/parts.ts'
import { nameOf, stateNow } from '#hub/parts.ts'
import type { CentreRow } from '#hub/store/store.ts'
import { begunOf } from '#hub/begin.ts'
import type { Shared } from './share.ts'

const BECAME = {
  added: (name: string) => `${name}: added.`,
  changed: (name: string) => `${name}: changed.`,
  kept: (name: string, to: string) => `${name}: changed in ${to} since, left as it is. --replace overwrites it.`,
}

/** One line for each setting that was written or left; those that were the same already are counted. */
export function sayShared(shared: readonly Shared[], to: string): string[] {
  const same = shared.filter(({ became }) => became === 'same').length
  return [
    ...shared.flatMap(({ name, became }) => (became === 'same' ? [] : [BECAME[became](name, to)])),
    ...(same === 0 ? [] : [`${same} ${same === 1 ? 'was' : 'were'} the same already.`]),
  ]
}

/** One line for each centre: its id, its name, and where it stands. */
export async function sayCentres(parts: Parts): Promise<string[]> {
  const lines = []
  for (const row of await parts.store.read(({ log }) => log.centres())) {
    const state = await stateNow(parts, row.centre)
    lines.push([row.centre.padEnd(20), nameOf(row, state).padEnd(30), stands(row, begunOf(row, state))].join('  '))
  }
  return lines
}

function stands({ mode, begunAs }: CentreRow, begun: ReturnType<typeof begunOf>): string {
  if (mode === 'follows') return 'a copy of another hub’s'
  if (mode === 'recovering') return 'putting its log back together'
  if (begun !== 'done') return 'not set up yet'
  return begunAs === 'demo' ? 'the demo' : 'at work'
}
