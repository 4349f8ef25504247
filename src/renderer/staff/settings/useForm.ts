import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { SetUpCommand } from '#domain/centre/setUp.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import type { FormProps } from './form.ts'

type Form<D> = {
  draft: D
  /** Changes what is in the form; it is saved with the next `save`. */
  set: (draft: D) => void
  /** Changes it and saves it at once. */
  put: (draft: D) => void
  /** Saves as one goes, on leaving a field: what is only half typed yet is not complained of. */
  keep: () => void
}

/**
 * A form over a part of the settings. `commands` says what differs from `was`, which is what the form showed last: what somebody else
 * changed meanwhile, and nobody touched here, stays theirs.
 */
export function useForm<D>(
  { ref, onSaid }: FormProps,
  read: (state: CentreState) => D,
  commands: (draft: D, was: D, state: CentreState) => SetUpCommand[],
): Form<D> {
  const centre = useTheCentre()
  const [draft, setDraft] = useState(() => read(centre.view().state))
  const now = useRef(draft)
  const was = useRef(draft)
  const asks = useRef(commands)
  useEffect(() => {
    asks.current = commands
  })
  const save = useCallback(
    async (quietly: boolean) => {
      const saving = now.current
      let said: string | null = null
      // In one: a window that is closed meanwhile leaves all of it behind, or nothing.
      const answer = await centre.act({ type: 'setUpAll', all: asks.current(saving, was.current, centre.view().state) })
      const isSaved = 'done' in answer || ('refused' in answer && answer.refused.reason === 'alreadySo')
      if ('fault' in answer) said = answer.fault
      else if ('refused' in answer && !isSaved && !(quietly && answer.refused.reason === 'wordsMissing')) said = answer.sentence
      if (isSaved) was.current = saving
      onSaid(said)
      return said === null
    },
    [centre, onSaid],
  )
  const inTurn = useRef<Promise<unknown>>(Promise.resolve())
  const saveInTurn = useCallback(
    (quietly: boolean) => {
      const saved = inTurn.current.then(() => save(quietly))
      inTurn.current = saved.catch(() => undefined)
      return saved
    },
    [save],
  )
  useImperativeHandle(ref, () => ({ save: () => saveInTurn(false), keep: async () => (isSame(now.current, was.current) ? undefined : saveInTurn(true)) }), [
    saveInTurn,
  ])
  const set = (next: D) => {
    now.current = next
    setDraft(next)
  }
  return {
    draft,
    set,
    put: (next) => {
      set(next)
      void saveInTurn(true)
    },
    keep: () => void saveInTurn(true),
  }
}

/** Whether two plain values say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
