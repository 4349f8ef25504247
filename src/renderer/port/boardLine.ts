/*
  How frames come to a waiting-room screen, and how it says what it drew: to its own desk through Electron's public hatch, or to the
  hub over a WebSocket. Either way each frame is checked strictly before it is drawn.
*/
import { boardFrame } from '#wire/board.ts'
import type { BoardFrame } from '#wire/board.ts'
import { chimeDown } from '#wire/screens.ts'
import type { ScreenUp } from '#wire/screens.ts'
import { openSocket } from './browserCarrier.ts'
import './bridgeCarrier.ts'

const AGAIN_AFTER = 2000

/** `chime`: somebody tests the sound, under this id. */
export type Watching = { show(frame: BoardFrame): void; chime(id: string): void }
export type BoardLine = { say(said: ScreenUp): void; stop(): void }

/** Gives every good frame to `show`, for ever; a broken line is opened again. What is said while there is no line is lost. */
export function watchBoard({ show, chime }: Watching): BoardLine {
  const heard = (text: string) => {
    const down: unknown = JSON.parse(text)
    const frame = boardFrame.safeParse(down)
    if (frame.success) return show(frame.data)
    const asked = chimeDown.safeParse(down)
    if (asked.success) chime(asked.data.id)
  }
  const hatch = window.foyerDisplay
  if (hatch) {
    const stops = [hatch.onFrame(heard), hatch.onWord(heard)]
    hatch.ready()
    return { say: (said) => hatch.say(JSON.stringify(said)), stop: () => stops.forEach((stop) => stop()) }
  }
  const device = /^\/d\/([^/]+)\//.exec(location.pathname)?.[1]
  if (device === undefined) return { say: () => undefined, stop: () => undefined }
  let line: ReturnType<typeof openSocket> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    line = openSocket(`${location.origin}/d/${device}/v1/board`, heard, () => {
      timer = setTimeout(open, AGAIN_AFTER)
    })
  }
  open()
  return {
    say: (said) => line?.say(JSON.stringify(said)),
    stop() {
      clearTimeout(timer)
      line?.hangUp()
    },
  }
}
