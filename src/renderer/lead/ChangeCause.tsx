import type { Kept } from '#domain/delays/punctuality.ts'
import type { Command } from '#domain/centre/command.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { CAUSES, numberOf, sayCause } from './words.ts'
import styles from './Lead.module.css'

/** Why one appointment was late, by digit. What is proposed is confirmed by saying it. */
export function ChangeCause({ one, onDone }: { one: Kept; onDone: () => void }) {
  const { ask, said } = useAsk<Command>(useTheCentre())
  const { visit, cause } = one
  useKey('Escape', 'Leave it', onDone)
  if (visit === null) return null
  return (
    <div className={styles.causes} role="group" aria-label={`Why ${numberOf(one)} was late`}>
      <span>
        Why was <bdi>{numberOf(one)}</bdi> late?
      </span>
      {CAUSES.map((is, i) => (
        <Button
          key={is}
          look="quiet"
          capFirst
          keyName={String(i + 1)}
          pressed={cause?.is === is && cause.confirmed}
          // Said already: nothing more to do, and no refusal to read.
          onPress={() => void (cause?.is === is && cause.confirmed ? null : ask({ type: 'setLateCauses', causes: [{ visit, cause: is }] }))}
        >
          {sayCause(is)}
        </Button>
      ))}
      <Refused>{said}</Refused>
    </div>
  )
}
