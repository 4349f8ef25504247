/* Where this window stands: in Electron or in a browser, joined or not. */
import type { Journal } from '#renderer/log/journal.ts'
import { makeBridgeCarrier } from '#renderer/port/bridgeCarrier.ts'
import { makeBridgeJournal } from '#renderer/port/bridgeJournal.ts'
import type { Wall } from '#renderer/port/bridgeWall.ts'
import { makeBridgeWall } from '#renderer/port/bridgeWall.ts'
import { makeBrowserCarrier } from '#renderer/port/browserCarrier.ts'
import type { Carrier } from '#renderer/port/road.ts'
import { fault } from '#wire/fault.ts'
import { readEnrolmentFile, readJoinAddress } from '#wire/join.ts'
import { pairDown } from '#wire/pair.ts'
import { z } from 'zod'

export type Joined = { ok: true } | { sentence: string }
export type Noted = { id: string; role: string; label: string; centreName: string }
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
  /** Notes what this device is called now, for the lists of this browser. */
  note(device: Noted): void
  /** Other centres of which this browser holds a team lead's device, from this one on in a round. */
  centres(device: Noted): { device: string; name: string; href: string }[]
  /** The waiting-room window on this PC's other monitor; null in a browser. */
  wall: Wall | null
  /** Joins with a code or an address that ends in one, and goes on as that device. */
  join(typed: string): Promise<Joined>
  /** The same with the text of an enrolment file. */
  enrol(text: string): Promise<Joined>
  /** Why this PC could not join by itself; empty where it did not try. */
  said: string
  /** The address of this page on a secure line, where it is not: then this browser can be a waiting-room screen and nothing else. */
  secureAddress: string | null
}

export async function findPlace(): Promise<Place> {
  return window.foyer ? electronPlace(window.foyer) : browserPlace()
}

async function electronPlace(foyer: NonNullable<Window['foyer']>): Promise<Place> {
  const { device, hub, said } = await foyer.who()
  return {
    device,
    code: '',
    known: [],
    carrier: () => makeBridgeCarrier(foyer),
    journal: makeBridgeJournal(foyer),
    // One device of one centre; a code for several joins the first.
    note: () => undefined,
    centres: () => [],
    wall: makeBridgeWall(foyer),
    async join(typed) {
      const { hub: named, code, fingerprint } = readJoinAddress(typed)
      const at = named ?? hub
      if (at === null) return { sentence: 'Type the whole address that the hub shows, for example http://127.0.0.1:4400/#ABCD-EFGH.' }
      return beginAgain(await foyer.join(at, code, fingerprint))
    },
    enrol: async (text) => beginAgain(await foyer.enrol(text)),
    said: said ?? '',
    secureAddress: null,
  }
}

function beginAgain(answer: { ok: unknown } | { sentence: string }): Joined {
  if ('sentence' in answer) return answer
  location.reload()
  return { ok: true }
}

const JOINED = 'foyer.joined'
const joinedList = z.array(z.object({ device: z.string(), label: z.string(), role: z.string().optional(), centreName: z.string().optional() }))
type JoinedHere = z.infer<typeof joinedList>[number]

function browserPlace(): Place {
  const device = /^\/d\/([^/]+)\//.exec(location.pathname)?.[1] ?? null
  const { code } = readJoinAddress(location.hash.slice(1))
  if (code) history.replaceState(null, '', location.pathname + location.search)
  return {
    device,
    code,
    known: readJoined().map((one) => ({ label: one.label, href: `/d/${one.device}/` })),
    carrier: (id) => makeBrowserCarrier(id, location.origin),
    journal: null,
    wall: null,
    join: (typed) => joinHere('/v1/pair', { code: readJoinAddress(typed).code, several: true }, device),
    enrol: (text) => enrolHere(text, device),
    said: '',
    secureAddress: window.isSecureContext ? null : location.href.replace(/^http:/, 'https:').replace(/#.*/, ''),
    note: ({ id, ...rest }) => keepJoined([{ id, ...rest }]),
    centres({ id, centreName }) {
      const all = readJoined()
      const at = all.findIndex((one) => one.device === id)
      const round = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))]
      const leads = round.flatMap((one) =>
        one.role === 'lead' && one.centreName !== undefined ? [{ device: one.device, name: one.centreName, href: `/d/${one.device}/` }] : [],
      )
      return leads.filter(({ name }, i) => name !== centreName && leads.findIndex((other) => other.name === name) === i)
    },
  }
}

/** `back`: this page is a device that lost its token; it stays that device, and shares what it still has. */
async function joinHere(path: '/v1/pair' | '/v1/enrol', up: Record<string, string | true>, back: string | null): Promise<Joined> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(back === null ? up : { ...up, device: back }),
      signal: AbortSignal.timeout(10_000),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) return { sentence: fault.safeParse(said).data?.sentence ?? `The hub answered with code ${answer.status}. Try again.` }
    const { also = [], ...first } = pairDown.parse(said)
    keepJoined([first, ...also].map(({ device, role, label, centreName }) => ({ id: device, role, label, centreName })))
    location.replace(`/d/${first.device}/${location.search}`)
    return { ok: true }
  } catch {
    return { sentence: 'The hub cannot be reached. Check that it is running, then try again.' }
  }
}

/** By a file that is for this very hub: its secret goes to no other, and a desk's over a secure line only. */
async function enrolHere(text: string, back: string | null): Promise<Joined> {
  const file = readEnrolmentFile(text)
  if (!file) return { sentence: 'This is not an enrolment file of Foyer, or it is damaged. Ask for it again.' }
  if (!window.isSecureContext && file.role !== 'display')
    return { sentence: 'This file is for desks, and this page is not secure, so it was not sent. Open the secure address and choose the file there.' }
  const here = new URL(location.href)
  const isFor = ['localhost', '127.0.0.1', '[::1]'].includes(here.hostname) || file.hubs.some((hub) => new URL(hub).host === here.host)
  if (!isFor) return { sentence: `This file is for the hub at ${file.hubs[0] ?? ''}, so it was not sent. Open that address and choose the file there.` }
  return joinHere('/v1/enrol', { enrolment: file.enrolment, secret: file.secret }, back)
}

/** In their places, the new ones at the end. */
function keepJoined(noted: readonly Noted[]): void {
  const all = new Map(readJoined().map((one) => [one.device, one]))
  for (const { id, role, label, centreName } of noted) all.set(id, { device: id, label: `${label}, ${centreName}`, role, centreName })
  try {
    localStorage.setItem(JOINED, JSON.stringify([...all.values()]))
  } catch {
    // A full disk. Nothing but these lists hangs on it.
  }
}

function readJoined(): JoinedHere[] {
  try {
    return joinedList.parse(JSON.parse(localStorage.getItem(JOINED) ?? '[]'))
  } catch {
    return []
  }
}
