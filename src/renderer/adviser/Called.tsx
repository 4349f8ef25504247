import { MINUTE } from '#domain/instant.ts'
import { waitedMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { ProofLine } from '#renderer/staff/ProofLine.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { inSentence } from '#renderer/staff/says.ts'
import type { AtDesk } from './useDesk.ts'
import { Needs, Told, Who } from './Who.tsx'

/** A second call comes no sooner. */
const AGAIN_AFTER = MINUTE

export function Called({ state, desk, visit }: AtDesk & { visit: Visit }) {
  const times = visit.calls.length
  const again = times === 1 ? '' : times === 2 ? 'Called twice. ' : `Called ${times} times. `
  return (
    <>
      <Who visit={visit} state={state}>
        Called to {inSentence(desk.label)}. Waited {sayMinutes(waitedMinutes(visit) ?? 0)}
      </Who>
      <Needs visit={visit} title="Remember" />
      <Told visit={visit} state={state} />
      <section aria-label="Called">
        <h3>Called</h3>
        <ProofLine visit={visit}>{again}</ProofLine>
      </section>
    </>
  )
}

export function CalledKeys({ desk, hand, visit }: AtDesk & { visit: Visit }) {
  const zone = useTheCentre().timeZone()
  const now = useNow('second')
  const from = (visit.calls.at(-1)?.at ?? 0) + AGAIN_AFTER
  const locked = now < from ? `from ${sayTime(Math.ceil(from / MINUTE) * MINUTE, zone)}` : null
  const tell = (type: 'callAgain' | 'noAnswer') => () => void hand.ask({ type, desk: desk.id, visit: visit.id })
  return (
    <>
      <Button keyName="A" locked={locked} onPress={tell('callAgain')}>
        Call again
      </Button>
      <Button keyName="N" onPress={tell('noAnswer')}>
        No answer
      </Button>
      <Button keyName="P" onPress={() => void hand.ask({ type: 'hold', desk: desk.id, visit: visit.id })}>
        Put on hold
      </Button>
    </>
  )
}
