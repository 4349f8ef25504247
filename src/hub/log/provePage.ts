import type { SealedPage } from '#wire/repair.ts'
import { HubFault } from '#hub/faults.ts'
import { chainHash } from './chain.ts'

/**
 * The chain hash at each place of a page that is handed back. Throws `badRequest`, in words, where the page is not whole or its chain
 * does not come to its end: then some text, outcome, time or number in it is not the one that was hashed.
 */
export function provePage({ from, to, prevHash, toHash, events }: SealedPage): string[] {
  let hash = prevHash
  const hashes = events.map(({ n, recvAt, outcome, raw }, i) => {
    if (n !== from + i) throw forged(`Number ${from + i} is not in its place in the page from ${from} to ${to}.`)
    hash = chainHash(hash, n, recvAt, outcome, raw)
    return hash
  })
  if (to !== from + events.length - 1) throw forged(`The page from ${from} to ${to} has ${events.length} events.`)
  if (hash !== toHash) throw forged(`Something in the page from ${from} to ${to} was changed: its chain does not come to the hash at its end.`)
  return hashes
}

export function forged(sentence: string): HubFault {
  return new HubFault('badRequest', `${sentence} Nothing of it was taken.`, { where: 'events' })
}
