import type { Hub } from '#hub/hub.ts'
import { makeOffers, TEAM_LEAD } from '#hub/join/offers.ts'

/** What the person who started the hub reads, and the address that their browser may open. */
export type BeginOffer = { lines: string[]; address: string | null }

/** Where to go while the first centre is not set up yet: a team lead's screen asks. null when there is nothing to decide. */
export async function offerBegin(hub: Pick<Hub, 'url' | 'begun' | 'devices' | 'makeCode'>): Promise<BeginOffer | null> {
  if ((await hub.begun()) === 'done') return null
  const address = (await makeOffers(hub, [TEAM_LEAD]))[0]?.address ?? null
  const { role, label } = TEAM_LEAD
  const lines =
    address === null
      ? [
          'This centre is not set up yet. The team lead’s screen that joined before goes on with it.',
          `A code for another: npm run -s hub -- pair --role ${role} --label "${label}"`,
        ]
      : ['This centre is not set up yet. Open this address, which works once; its screen asks what to begin with:', `  ${label.padEnd(14)} ${address}`]
  return { lines, address }
}
