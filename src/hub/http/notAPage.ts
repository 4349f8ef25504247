import { HubFault } from '#hub/faults.ts'

/** For a plain request to the address of a live line. */
export async function notAPage(): Promise<never> {
  throw new HubFault('badRequest', 'This address is a live line. Open it as a WebSocket.', { status: 426 })
}
