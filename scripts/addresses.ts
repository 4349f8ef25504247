import type { Offer } from '#hub/join/offers.ts'

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
