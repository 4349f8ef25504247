/* Under which names and addresses a hub on the network is reached. */
import { hostname as systemName, networkInterfaces } from 'node:os'
import { isIP } from 'node:net'

/** This machine only, where nobody else can listen in. Also as IPv6 writes an IPv4 address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** "All addresses of this machine". */
export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

export type Machine = { name: string; addresses: string[] }

export function thisMachine(): Machine {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? [])
  // A link-local address is of use with its interface's name only, and no address bar takes that.
  const usable = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  const [four, six] = [usable.filter(({ family }) => family === 'IPv4'), usable.filter(({ family }) => family !== 'IPv4')]
  return { name: systemName(), addresses: [...four, ...six].map(({ address }) => address) }
}

/** All that the certificate must name. `names`: what FOYER_NAMES says, first. */
export function namesOf(host: string, names: readonly string[], { name, addresses }: Machine): string[] {
  const here = isEverywhere(host) ? addresses : [host]
  return [...new Set([...names, ...here, name.toLowerCase(), 'localhost', '127.0.0.1', '::1'].filter((one) => one !== ''))]
}

/** What a device is told, best first: the names that were given, or where the hub listens. */
export function originsOf(host: string, port: number, names: readonly string[], machine: Machine): string[] {
  const here = isEverywhere(host) ? machine.addresses : [host]
  const told = names.length > 0 ? names : here.length > 0 ? here : [machine.name.toLowerCase()]
  return told.map((one) => new URL(`https://${isIP(one) === 6 ? `[${one}]` : one}:${port}`).origin)
}
