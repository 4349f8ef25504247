import type { Bodies, DelayReasonId } from '#domain/events.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './Delays.module.css'

type ReasonsProps = { reasons: Bodies['delayReasonsSet']['reasons']; chosen: DelayReasonId | null; onChoose: (reason: DelayReasonId) => void }

/** Why they wait, a digit each. */
export function Reasons({ reasons, chosen, onChoose }: ReasonsProps) {
  return (
    <fieldset className={styles.reasons}>
      <legend>Why?</legend>
      {reasons.slice(0, 9).map((one, i) => (
        <Button key={one.reason} keyName={String(i + 1)} capFirst pressed={chosen === one.reason} onPress={() => onChoose(one.reason)}>
          {one.words}
        </Button>
      ))}
      {reasons.length === 0 && <p>This centre has no reasons yet. A team lead adds them in Settings, Standards.</p>}
    </fieldset>
  )
}
