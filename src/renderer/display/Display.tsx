import { useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { words } from '#renderer/ui/words/words.ts'
import type { BoardFrame } from '#wire/board.ts'
import type { Sound } from './chime.ts'
import { Delay } from './Delay.tsx'
import { Evacuate } from './Evacuate.tsx'
import { Help } from './Help.tsx'
import { Live } from './Live.tsx'
import { Stale } from './Stale.tsx'
import { Waits } from './Waits.tsx'
import styles from './Display.module.css'

export type DisplayProps = {
  /** The last frame; null before the first. */
  frame: BoardFrame | null
  /** When it came, by this screen's own clock, in milliseconds; null before the first. */
  lastFrameAt: number | null
  /** The hub's clock, carried on by this screen. */
  now: () => number
  localNow: () => number
  sound: Sound
  theme?: 'light' | 'dark'
}

/** Without a frame for so long, the screen says that it is not live. */
const STALE_AFTER = 15_000
const TICK = 500

/** The waiting-room screen. It draws the frame that it is given and says when that is old; it works out nothing. */
export function Display({ frame, lastFrameAt, now, localNow, sound, theme = 'light' }: DisplayProps) {
  const [startedAt] = useState(localNow)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK)
    return () => clearInterval(timer)
  }, [])
  // An instruction stands until another frame takes it away, also where none can come any more.
  const leave = frame?.instruction === 'evacuate'
  const age = localNow() - (lastFrameAt ?? startedAt)
  const zone = frame?.timeZone ?? 'Europe/London'
  const clock = now()
  return (
    <I18nextProvider i18n={words}>
      <main className={styles.screen} data-board={theme}>
        {leave ? (
          <Evacuate />
        ) : age > STALE_AFTER ? (
          <Stale frame={frame} since={frame && clock - age * frame.clock.rate} clock={clock} zone={zone} />
        ) : (
          <>
            <Live frame={frame} clock={clock} zone={zone} />
            {frame?.delays && <Delay delays={frame.delays} clock={localNow()} zone={zone} />}
            {frame?.waits && <Waits waits={frame.waits} asAt={frame.waitsAsAt ?? null} zone={zone} turn={frame.delays ? localNow() : null} />}
          </>
        )}
        {!leave && <Help demo={frame?.demo ?? false} sound={sound} />}
      </main>
    </I18nextProvider>
  )
}
