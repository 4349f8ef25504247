/*
  How frames come to a waiting-room screen: from its own desk through Electron's public hatch, or from the hub over a WebSocket.
  Either way each frame is checked strictly before it is drawn.
*/
import { boardFrame } from '#wire/board.ts'
import type { BoardFrame } from '#wire/board.ts'
import { makeBrowserCarrier } from './browserCarrier.ts'
import './bridgeCarrier.ts'

const AGAIN_AFTER = 2000

/** Gives every good frame to `show`, for ever; a broken line is opened again. Returns a function that stops. */
export function watchBoard(show: (frame: BoardFrame) => void): () => void {
  const heard = (text: string) => {
    const frame = boardFrame.safeParse(JSON.parse(text))
    if (frame.success) show(frame.data)
  }
  const hatch = window.foyerDisplay
  if (hatch) {
    const stop = hatch.onFrame(heard)
    hatch.ready()
    return stop
  }
  const device = /^\/d\/([^/]+)\//.exec(location.pathname)?.[1]
  if (device === undefined) return () => undefined
  const carrier = makeBrowserCarrier(device, location.origin)
  let hangUp = () => undefined as void
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    hangUp = carrier.open('v1/board', heard, () => {
      timer = setTimeout(open, AGAIN_AFTER)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    hangUp()
  }
}
