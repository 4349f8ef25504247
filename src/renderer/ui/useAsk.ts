import { useCallback, useState } from 'react'

type Answer = { done: unknown } | { refused: unknown; sentence: string } | { fault: string }

/**
 * Ask the one door and keep what it says when it says no, for the line under the button. `ask` resolves to whether it was done.
 * A later yes, or `clear`, takes the sentence away. `say` puts one there that did not come through the door.
 */
export function useAsk<C>(door: { act(command: C): Promise<Answer> }): {
  ask: (command: C) => Promise<boolean>
  said: string | null
  say: (sentence: string) => void
  clear: () => void
} {
  const [said, setSaid] = useState<string | null>(null)
  const ask = useCallback(
    async (command: C) => {
      const answer = await door.act(command)
      setSaid('refused' in answer ? answer.sentence : 'fault' in answer ? answer.fault : null)
      return 'done' in answer
    },
    [door],
  )
  return { ask, said, say: setSaid, clear: useCallback(() => setSaid(null), []) }
}
