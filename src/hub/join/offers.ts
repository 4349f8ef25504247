/* The devices of the demo that the hub offers, where a desk is a page in a browser. */
import type { DeviceRow as DeviceDown } from '#wire/pair.ts'
import type { ForDevice } from './codes.ts'

const DEMO_DEVICES = [
  { role: 'welcome', label: 'Welcome desk', desk: null },
  { role: 'adviser', label: 'Desk 1', desk: 'desk-1' },
  { role: 'display', label: 'Waiting room', desk: null },
  { role: 'lead', label: 'Team lead', desk: null },
] as const
/** Before anybody decided what the centre becomes there is nothing else to open. */
export const TEAM_LEAD = DEMO_DEVICES[3]

/** `address` is null where such a device has joined already: it has an address of its own, and a second one is for a human to ask for. */
export type Offer = { role: ForDevice['role']; label: string; address: string | null }

/** What makes codes and knows who has joined: a hub, or a route of it. */
export type Offering = {
  url: string
  devices(): Promise<DeviceDown[]>
  makeCode(role: ForDevice['role'], label: string, desk: string | null): Promise<{ code: string }>
}

/** Makes a code for each that has not joined yet. */
export async function makeOffers(hub: Offering, wanted: readonly ForDevice[] = DEMO_DEVICES): Promise<Offer[]> {
  const joined = (await hub.devices()).filter(({ revokedAt }) => revokedAt === null)
  const offers: Offer[] = []
  for (const { role, label, desk } of wanted) {
    const isThere = joined.some((device) => device.role === role && device.label === label)
    offers.push({ role, label, address: isThere ? null : `${hub.url}/#${(await hub.makeCode(role, label, desk)).code}` })
  }
  return offers
}
