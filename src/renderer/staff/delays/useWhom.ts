import { useLayoutEffect, useRef, useState } from 'react'
import { capital } from '#renderer/ui/words/capital.ts'
import type { Whom } from './whom.ts'

/** `key`: of whoever was chosen, or gone on to; null: nobody was. `told`: who was told just now, and does not come next. */
type Stands = { key: string | null; short: string; isPerson: boolean; moved: string | null; told: string | null }

const NOBODY: Stands = { key: null, short: '', isPerson: false, moved: null, told: null }

/**
 * Whoever stands here stays, also where another presses more by now: or that one would be told what was said to the first. Where they are told, or wait no
 * more, the next one stands here, and is told nothing before Enter has gone on to them: `moved` says why, '' where there is nothing to say; null: they were
 * gone on to. `other`: it is somebody else.
 */
export function useWhom(all: readonly Whom[], other: () => void) {
  const [stands, stand] = useState<Stands>(NOBODY)
  const latest = useRef(stands)
  useLayoutEffect(() => void (latest.current = stands))
  const { key, short, isPerson, moved } = stands
  const found = all.find((one) => one.key === key)
  const whom = found ?? all.find((one) => one.key !== stands.told) ?? all[0]
  const holdOn = (one: Whom | undefined) => one && stand({ key: one.key, short: one.short, isPerson: one.visit !== null, moved: null, told: null })
  if (key !== null && !found) {
    stand({ ...NOBODY, moved: isPerson ? `${capital(short)} is not waiting now. Nobody was told.` : '' })
    other()
  }
  // Everybody is proposed only as long as there is nobody.
  else if (key === null && moved === null && whom?.visit) holdOn(whom)
  return {
    whom,
    moved,
    /** Whatever is done now is done for whoever stands here. */
    goOn: () => void (key === null && holdOn(whom)),
    choose: (chosen: string) => void holdOn(all.find((one) => one.key === chosen)),
    /** Once they are told: unless somebody else was chosen while that was saved. */
    moveOn: (told: string) => {
      if (latest.current.key !== null && latest.current.key !== told) return
      stand({ ...NOBODY, moved: '', told })
      other()
    },
  }
}
