import { StrictMode, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Chime } from '#renderer/display/chime.ts'
import { makeChime } from '#renderer/display/chime.ts'
import { Display } from '#renderer/display/Display.tsx'
import { makeNewCalls } from '#renderer/display/newCalls.ts'
import type { BoardLine } from '#renderer/port/boardLine.ts'
import { watchBoard } from '#renderer/port/boardLine.ts'
import type { BoardFrame } from '#wire/board.ts'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'

/** `at`: when, on a clock that only goes forward. */
type Heard = { frame: BoardFrame; at: number }

/** The hub's clock as the last frame had it, carried on by this screen. */
function clockOf(heard: Heard | null): number {
  return heard ? heard.frame.clock.now + (performance.now() - heard.at) * heard.frame.clock.rate : Date.now()
}

function Screen() {
  const [heard, setHeard] = useState<Heard | null>(null)
  const { chime, play } = useChime()
  const line = useRef<BoardLine | null>(null)
  useEffect(() => {
    const isNew = makeNewCalls()
    const watching = watchBoard({
      show(frame) {
        setHeard({ frame, at: performance.now() })
        if (isNew(frame)) play()
      },
      chime: (id) => void (play() && watching.say({ t: 'played', id })),
    })
    line.current = watching
    return watching.stop
  }, [play])
  const sound = chime.sound()
  useEffect(() => {
    if (!heard) return
    const { current } = heard.frame
    const call = current && { ticket: current.ticket, at: current.at }
    return afterPaint(() => line.current?.say({ t: 'drawn', call, sound: sound === 'on' }))
  }, [heard, sound])
  const theme = new URLSearchParams(location.search).get('theme') === 'dark' ? 'dark' : 'light'
  return (
    <Display
      frame={heard?.frame ?? null}
      lastFrameAt={heard?.at ?? null}
      now={() => clockOf(heard)}
      localNow={() => performance.now()}
      sound={sound}
      theme={theme}
    />
  )
}

/** The chime of this page. The page carries its state and how often it has played, for whoever tests it. */
function useChime(): { chime: Chime; play: () => boolean } {
  const [, changed] = useState(0)
  const [{ chime, play }] = useState(() => {
    let played = 0
    const made = makeChime(() => changed((count) => count + 1))
    const playIt = () => {
      if (!made.play()) return false
      document.documentElement.dataset['chimes'] = String(++played)
      return true
    }
    return { chime: made, play: playIt }
  })
  useEffect(() => {
    chime.unlock()
    for (const press of ['keydown', 'pointerdown']) document.addEventListener(press, chime.unlock)
    return () => {
      for (const press of ['keydown', 'pointerdown']) document.removeEventListener(press, chime.unlock)
    }
  }, [chime])
  return { chime, play }
}

/** Runs once what was drawn now is on the glass: in the second frame from here. A page that nobody can see paints none. Returns a function that stops it. */
function afterPaint(run: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run)
  })
  return () => cancelAnimationFrame(frame)
}

createRoot(document.querySelector('#root') ?? document.body).render(
  <StrictMode>
    <Screen />
  </StrictMode>,
)
