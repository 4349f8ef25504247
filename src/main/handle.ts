/*
  The only way into main from a page. Every question is checked for who asks (which window, its main frame, its exact
  origin) and for what it says (the contract's schema) before anything is done.
*/
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { z } from 'zod'
import { roomOf } from './rooms.ts'
import type { Room } from './rooms.ts'

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** Why this sender is refused, or null. `window`: the contents of the one window that may ask, if it is open. */
export function refuseSender(event: Sender, room: Room, window: WebContents | null): string | null {
  if (window === null || event.sender !== window) return 'another window'
  const frame = event.senderFrame
  if (!frame) return 'a frame that is gone'
  if (frame.parent) return 'a frame inside the page'
  return roomOf(frame.url) === room ? null : 'another origin'
}

type Asks = Readonly<Record<string, z.ZodType<readonly unknown[]>>>
type Answerers<A extends Asks, R> = { [K in keyof A & keyof R & string]: (...args: Extract<z.output<A[K]>, readonly unknown[]>) => R[K] | Promise<R[K]> }

/** Answers all of a hatch's questions; TypeScript sees to it that none is left out. */
export function handleAll<A extends Asks, R extends Record<keyof A, unknown>>(
  ipcMain: Pick<IpcMain, 'handle'>,
  room: Room,
  windowOf: () => WebContents | null,
  asks: A,
  answerers: Answerers<A, R>,
): void {
  for (const name of Object.keys(asks) as (keyof A & string)[]) {
    const schema = asks[name]
    const answer = answerers[name] as (...args: readonly unknown[]) => unknown
    ipcMain.handle(`${room}:${name}`, (event, ...args: unknown[]) => {
      const refused = refuseSender(event, room, windowOf())
      if (refused !== null) throw new Error(`${room}:${name} was asked by ${refused}`)
      const said = schema?.safeParse(args)
      if (!said?.success) throw new Error(`${room}:${name} was asked wrongly: ${said ? z.prettifyError(said.error) : 'no schema'}`)
      return answer(...said.data)
    })
  }
}
