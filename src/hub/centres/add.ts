import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import { label } from '#wire/code.ts'
import { DEMO_CENTRE } from '#hub/demo.ts'
import { HubFault } from '#hub/faults.ts'
import { writeAsHubIn } from '#hub/log/hubWrites.ts'
import { newKey } from '#hub/log/seal.ts'
import type { Parts } from '#hub/parts.ts'
import { today } from '#hub/parts.ts'
import type { Shared } from './share.ts'
import { compare, mayGive } from './share.ts'
import { settingsOf } from './settings.ts'

const LONGEST_NAME = 60
const LONGEST_ID = 64

/**
 * A further centre of this hub, which a team lead's screen sets up. `like`: one whose services, standards and calling rule it begins with, else it is
 * empty. All of it or nothing. Throws `badRequest` and `notFound` with what to do.
 */
export async function addCentre(parts: Parts, name: string, like: string | null): Promise<{ centre: string; shared: Shared[] }> {
  const said = readName(name)
  const centre = idOf(said)
  const source = like === null ? EMPTY_CENTRE : await mayGive(parts, like)
  const { events, shared } = compare(settingsOf(source), EMPTY_CENTRE, new Map(), false)
  const now = parts.clock.now()
  const at = await parts.store.write(async (tx) => {
    await tx.log.lockCentres()
    if (await tx.log.centre(centre)) throw wrong(`There is a centre "${centre}" on this hub already. Choose another name.`)
    await tx.log.addCentre(centre, REDUCER, newKey())
    await tx.log.setBegun(centre, 'ours', said)
    return writeAsHubIn(tx, parts, centre, today(parts, EMPTY_CENTRE), now, events)
  })
  if (at) parts.folded.publish(centre, at)
  return { centre, shared }
}

function readName(name: string): string {
  const said = name.trim()
  if (said === '') throw wrong('Say what the centre is called, for example: centre add "Crewe".')
  if (said.length > LONGEST_NAME) throw wrong(`A centre's name may have ${LONGEST_NAME} characters; this one has ${said.length}. Shorten it.`)
  if (!label.safeParse(said).success) throw wrong('A centre’s name cannot hold < or > or characters that cannot be seen. Type it again.')
  return said
}

/** `Tŷ Hywel, Cardiff` is `ty-hywel-cardiff`. */
function idOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LONGEST_ID)
  if (id === '') throw wrong(`No id can be made of "${name}". Use a name with a letter from a to z or a digit in it.`)
  if (id === DEMO_CENTRE) throw wrong(`"${DEMO_CENTRE}" is kept for the demo. Choose another name.`)
  return id
}

function wrong(sentence: string): HubFault {
  return new HubFault('badRequest', sentence, { where: 'name' })
}
