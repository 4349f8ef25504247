/* The devices of the demo that `npm start` offers, where the desk is a page in a browser. */
import type { Hub } from '#hub/hub.ts'

const ROLES = [
  { role: 'welcome', label: 'Welcome desk', desk: null },
  { role: 'adviser', label: 'Desk 1', desk: 'desk-1' },
  { role: 'display', label: 'Waiting room', desk: null },
  { role: 'lead', label: 'Team lead', desk: null },
] as const

/** One each; `address` is null where such a device has joined already: it has an address of its own, and a second one is for a human to ask for. */
export type Offer = { role: string; label: string; address: string | null }

/** Makes a code for each that has not joined yet. */
export async function makeOffers(hub: Pick<Hub, 'url' | 'devices' | 'makeCode'>): Promise<Offer[]> {
  const joined = (await hub.devices()).filter(({ revokedAt }) => revokedAt === null)
  const offers: Offer[] = []
  for (const { role, label, desk } of ROLES) {
    const isThere = joined.some((device) => device.role === role && device.label === label)
    offers.push({ role, label, address: isThere ? null : `${hub.url}/#${(await hub.makeCode(role, label, desk)).code}` })
  }
  return offers
}

/** What the person who started Foyer reads. */
export function sayOffers(url: string, offers: readonly Offer[]): string[] {
  const fresh = offers.flatMap(({ label, address }) => (address === null ? [] : [`  ${label.padEnd(14)} ${address}`]))
  const joined = offers.find(({ address }) => address === null)
  return [
    ...(fresh.length > 0 ? ['Each address joins one device, once; the page then keeps an address of its own.', ...fresh] : []),
    ...(joined
      ? [
          `Devices that joined before keep their address; ${url}/ lists those of your browser.`,
          `A code for one more: npm run -s hub -- pair --role ${joined.role} --label "${joined.label}"`,
        ]
      : []),
  ]
}
