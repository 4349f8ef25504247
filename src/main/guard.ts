/* What no page may do, whichever window it is in. */
import type { App, Session, WebContents } from 'electron'
import { mayNavigate, roomOf } from './rooms.ts'

/** Places that may open in the system's browser. None yet; each would be a full https address, and never one that came from the hub. */
const OPENABLE: ReadonlySet<string> = new Set()

export function mayOpenOutside(url: string): boolean {
  return OPENABLE.has(url)
}

/** @param openOutside the shell's openExternal; called only for an address on the list above */
export function guardContents(contents: WebContents, openOutside: (url: string) => void): void {
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(contents.getURL(), event.url)) event.preventDefault()
  })
  const stay = (event: Electron.Event<{ url: string }>): void => {
    if (!mayNavigate(contents.getURL(), event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url)
    return { action: 'deny' }
  })
}

/** Every WebContents that will ever be made is guarded before its first page. */
export function guardAllContents(app: Pick<App, 'on'>, openOutside: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, openOutside))
}

/** A question that a page asks the user through Chromium. */
export function mayRequest(permission: string, url: string): boolean {
  return permission === 'fullscreen' && roomOf(url) !== null
}

/** A permission that a page looks up. Only the desk stores anything; its store must not be evicted. */
export function mayHave(permission: string, origin: string): boolean {
  const room = roomOf(origin)
  return (permission === 'fullscreen' && room !== null) || (permission === 'persistent-storage' && room === 'desk')
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(mayRequest(permission, details.requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
}
