import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Display } from '#renderer/display/Display.tsx'
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
  useEffect(() => watchBoard((frame) => setHeard({ frame, at: performance.now() })), [])
  const theme = new URLSearchParams(location.search).get('theme') === 'dark' ? 'dark' : 'light'
  return <Display frame={heard?.frame ?? null} lastFrameAt={heard?.at ?? null} now={() => clockOf(heard)} localNow={() => performance.now()} theme={theme} />
}

createRoot(document.querySelector('#root') ?? document.body).render(
  <StrictMode>
    <Screen />
  </StrictMode>,
)
