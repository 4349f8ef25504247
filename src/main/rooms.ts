/*
  The two windows, by trust. Each has an origin of its own and one page. The desk's origin holds the local store: change it
  and every desk loses what it has not sent, so it is `app://desk` for ever (test: originsStay).
*/
export type Room = 'desk' | 'display'

export const ROOMS = {
  desk: { origin: 'app://desk', page: '/index.html', preload: 'desk.cjs' },
  display: { origin: 'app://display', page: '/display.html', preload: 'display.cjs' },
} as const satisfies Record<Room, { origin: string; page: string; preload: string }>

/** What a window shows when its page has died too often. */
export const GONE_PAGE = '/gone.html'

export function pageUrl(room: Room, page: string = ROOMS[room].page): string {
  return ROOMS[room].origin + page
}

/** The room that a URL belongs to; null for every other place. `new URL().origin` does not know our scheme, so it is put together here. */
export function roomOf(url: string): Room | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, username, password } = new URL(url)
  if (username !== '' || password !== '') return null
  const origin = `${protocol}//${host}`
  return origin === ROOMS.desk.origin ? 'desk' : origin === ROOMS.display.origin ? 'display' : null
}

/** True when a page may go there by itself: only to its own room's page, for example to start again after `gone.html`. */
export function mayNavigate(from: string, to: string): boolean {
  const room = roomOf(to)
  return room !== null && room === roomOf(from) && new URL(to).pathname === ROOMS[room].page
}
