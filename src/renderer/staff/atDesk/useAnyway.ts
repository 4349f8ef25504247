import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { RefusalReason } from '#domain/centre/refusal.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'

/** Refusals that are questions: said `anyway`, it is done. */
const QUESTIONS: ReadonlySet<RefusalReason> = new Set(['onlyDeskForThem', 'wouldMakeLate', 'slotTaken', 'slotKept', 'nobodyThen'])

/** Asks the one door. A refusal that is a question waits for its answer: `asked` until `anyway` or `clear`. */
export function useAnyway() {
  const centre = useTheCentre()
  const [said, say] = useState<string | null>(null)
  const [asked, setAsked] = useState<Command | null>(null)
  const ask = async (command: Command): Promise<boolean> => {
    const answer = await centre.act(command)
    setAsked('refused' in answer && QUESTIONS.has(answer.refused.reason) ? command : null)
    say('refused' in answer ? answer.sentence : 'fault' in answer ? answer.fault : null)
    return 'done' in answer
  }
  return {
    ask,
    said,
    asked: asked !== null,
    anyway: async () => asked !== null && ask({ ...asked, anyway: true } as Command),
    clear: () => {
      say(null)
      setAsked(null)
    },
  }
}
