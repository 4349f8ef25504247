import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Visit } from '#domain/visit/visit.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'

type Action = { words: string; run: () => void; locked?: string | null }

/**
 * The call of somebody who asked to be fetched: the first press says where to go, the second one calls. Nothing on a screen would
 * tell them. `visit`: whom the action would call; null: it calls nobody. Any other action goes through as it is.
 */
export function useComeAndGet(action: Action, visit: Visit | null): Action & { going: ReactNode } {
  const [asked, ask] = useState<string | null>(null)
  const fetched = visit !== null && visit.callBy === 'comeAndGet' && visit.situation.is !== 'onHold' ? visit.id : null
  const going = fetched !== null && asked === fetched
  // Who was called, and comes back by an undo, is asked about again.
  useEffect(() => ask(null), [fetched])
  useKey(going ? 'Escape' : null, 'Not yet', () => ask(null))
  if (fetched === null) return { ...action, going: null }
  if (!going) return { ...action, run: () => ask(fetched), going: null }
  return {
    ...action,
    words: `I am going to get ${visit?.ticket}`,
    going: (
      <div role="status">
        <Note>Come and get me: go to the waiting area and say {visit?.ticket}. Going now? Esc: not yet.</Note>
      </div>
    ),
  }
}
