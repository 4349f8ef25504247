import { MINUTE } from '#domain/instant.ts'
import { waitedMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { whyNotAgain, whyNotSilent } from '#domain/visit/calling.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { ProofLine } from '#renderer/staff/ProofLine.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { inSentence, sayMinutes } from '#renderer/ui/words/desks.ts'
import type { AtDesk } from './useDesk.ts'
import { Needs, Told, Who } from './Who.tsx'

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

export function CalledKeys({ state, desk, hand, visit }: AtDesk & { visit: Visit }) {
  const zone = useTheCentre().timeZone()
  const now = useNow('second')
  const again = whyNotAgain(state, visit, now)
  const silent = whyNotSilent(state, visit)
  const tell = (type: 'callAgain' | 'noAnswer') => () => void hand.ask({ type, desk: desk.id, visit: visit.id })
  return (
    <>
      <Button keyName="A" locked={again && `from ${sayTime(Math.ceil(again.from / MINUTE) * MINUTE, zone)}`} onPress={tell('callAgain')}>
        Call again
      </Button>
      <Button keyName="N" locked={silent && 'after 2 calls'} onPress={tell('noAnswer')}>
        Did not answer
      </Button>
      <Button keyName="P" onPress={() => void hand.ask({ type: 'hold', desk: desk.id, visit: visit.id })}>
        Put on hold
      </Button>
    </>
  )
}
