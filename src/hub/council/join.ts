import { pairDown } from '#wire/pair.ts'
import { fault } from '#wire/fault.ts'
import { StartError } from '#hub/faults.ts'
import { makeFolder } from '#hub/store/makeFolder.ts'
import { writeCouncil } from './councilFile.ts'

const PATIENCE = 15_000

/** `hub join-council URL CODE`: this folder's hub becomes known at the council's. Answers under which name. Throws StartError. */
export async function joinCouncil(dataDir: string, address: string, code: string): Promise<string> {
  const url = readAddress(address)
  const answer = await fetch(`${url}/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: unknown) => {
    throw new StartError(`There is no hub at ${url}. Check the address, and that this machine may reach it.`, { cause: error })
  })
  const said: unknown = await answer.json().catch(() => null)
  const joined = pairDown.safeParse(said)
  if (!joined.success) throw new StartError(fault.safeParse(said).data?.sentence ?? `What answers at ${url} is not a hub of Foyer.`)
  const { device, role, label, token } = joined.data
  if (role !== 'hub' || token === undefined)
    throw new StartError('This code is for a desk or a screen. At the council’s hub make one with: hub pair --role hub --centre ID --label NAME')
  makeFolder(dataDir)
  writeCouncil(dataDir, { url, device, token })
  return label
}

/** https, or plain http on this very machine: elsewhere it would show the token and the log to anyone listening. */
function readAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere)))
    throw new StartError(`"${address}" is not an address of a council's hub. It begins with https://`)
  return url.origin
}
