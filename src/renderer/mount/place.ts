/* Where this window stands: in Electron or in a browser, joined or not. */
import type { Journal } from '#renderer/log/journal.ts'
import { makeBridgeCarrier } from '#renderer/port/bridgeCarrier.ts'
import { makeBridgeJournal } from '#renderer/port/bridgeJournal.ts'
import type { Wall } from '#renderer/port/bridgeWall.ts'
import { makeBridgeWall } from '#renderer/port/bridgeWall.ts'
import { makeBrowserCarrier } from '#renderer/port/browserCarrier.ts'
import type { Carrier } from '#renderer/port/road.ts'
import { fault } from '#wire/fault.ts'
import { pairDown } from '#wire/pair.ts'
import { z } from 'zod'

export type Joined = { ok: true } | { sentence: string }
export type Place = {
  /** The device that this window is, or null when it has not joined. */
  device: string | null
  /** A code that came with the address. */
  code: string
  /** Other devices of this browser. */
  known: { label: string; href: string }[]
  carrier(device: string): Carrier
  /** The second place for what is not shared: a file in Electron, nothing in a browser. */
  journal: Journal | null
  /** The waiting-room window on this PC's other monitor; null in a browser. */
  wall: Wall | null
  /** Joins with a code or an address that ends in one, and goes on as that device. */
  join(typed: string): Promise<Joined>
}

export async function findPlace(): Promise<Place> {
  return window.foyer ? electronPlace(window.foyer) : browserPlace()
}

/** `http://hub:4400/#ABCD-EFGH`, or only the code. */
function readTyped(typed: string): { hub: string | null; code: string } {
  const [address, code] = typed.includes('#') ? typed.split('#', 2) : ['', typed]
  return { hub: address?.trim() || null, code: (code ?? '').trim() }
}

async function electronPlace(foyer: NonNullable<Window['foyer']>): Promise<Place> {
  const { device, hub } = await foyer.who()
  return {
    device,
    code: '',
    known: [],
    carrier: () => makeBridgeCarrier(foyer),
    journal: makeBridgeJournal(foyer),
    wall: makeBridgeWall(foyer),
    async join(typed) {
      const { hub: named, code } = readTyped(typed)
      const at = named ?? hub
      if (at === null) return { sentence: 'Type the whole address that the hub shows, for example http://127.0.0.1:4400/#ABCD-EFGH.' }
      const answer = await foyer.join(at, code)
      if ('sentence' in answer) return answer
      location.reload()
      return { ok: true }
    },
  }
}

const JOINED = 'foyer.joined'
const joinedList = z.array(z.object({ device: z.string(), label: z.string() }))

function browserPlace(): Place {
  const device = /^\/d\/([^/]+)\//.exec(location.pathname)?.[1] ?? null
  const code = location.hash.slice(1)
  if (code) history.replaceState(null, '', location.pathname + location.search)
  return {
    device,
    code,
    known: readJoined().map((one) => ({ label: one.label, href: `/d/${one.device}/` })),
    carrier: (id) => makeBrowserCarrier(id, location.origin),
    journal: null,
    wall: null,
    join: (typed) => joinHere(readTyped(typed).code, device),
  }
}

/** `back`: this page is a device that lost its token; it stays that device, and shares what it still has. */
async function joinHere(code: string, back: string | null): Promise<Joined> {
  try {
    const answer = await fetch('/v1/pair', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(back === null ? { code } : { code, device: back }),
      signal: AbortSignal.timeout(10_000),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) return { sentence: fault.safeParse(said).data?.sentence ?? `The hub answered with code ${answer.status}. Try again.` }
    const { device, label, centreName } = pairDown.parse(said)
    const others = readJoined().filter((one) => one.device !== device)
    localStorage.setItem(JOINED, JSON.stringify([...others, { device, label: `${label}, ${centreName}` }]))
    location.replace(`/d/${device}/${location.search}`)
    return { ok: true }
  } catch {
    return { sentence: 'The hub cannot be reached. Check that it is running, then try again.' }
  }
}

function readJoined(): { device: string; label: string }[] {
  try {
    return joinedList.parse(JSON.parse(localStorage.getItem(JOINED) ?? '[]'))
  } catch {
    return []
  }
}
