import { useState } from 'react'
import { capital } from '#renderer/ui/words/capital.ts'
import type { Whom } from './whom.ts'

type Stands = { key: string | null; short: string; moved: string | null }

/**
 * Whoever stands here stays, also where another presses more by now: or that one would be told what was said to the first. Where they are told, or wait no
 * more, the next one stands here, and is told nothing before Enter has gone on to them: `moved` says why, '' where there is nothing to say; null: they were
 * gone on to. `other`: it is somebody else.
 */
export function useWhom(all: readonly Whom[], other: () => void) {
  const [stands, stand] = useState<Stands>({ key: null, short: '', moved: null })
  const { key, short, moved } = stands
  const found = all.find((one) => one.key === key)
  const whom = found ?? all[0]
  const goOn = () => whom && moved !== null && stand({ key: whom.key, short: whom.short, moved: null })
  if (key !== null && !found) {
    stand({ key: null, short: '', moved: `${capital(short)} is not waiting now. Nobody was told.` })
    other()
  }
  // Everybody is proposed only as long as there is nobody.
  else if (key === null && moved === null && whom?.visit) stand({ key: whom.key, short: whom.short, moved: null })
  return {
    whom,
    moved,
    goOn,
    choose: (chosen: string) => stand({ key: chosen, short: all.find((one) => one.key === chosen)?.short ?? '', moved: null }),
    moveOn: () => stand({ key: null, short: '', moved: '' }),
  }
}
