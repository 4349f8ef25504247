import type { CallBy, Need } from '#domain/events.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CALL_BY, NEEDS } from '#renderer/ui/words/needs.tsx'
import { withNeed } from './draft.ts'
import styles from './Welcome.module.css'

type NeedKeysProps = { needs: readonly Need[]; callBy: CallBy; onChange: (needs: Need[], callBy: CallBy) => void }

/** How to call somebody, and what else to know. A letter each. */
export function NeedKeys({ needs, callBy, onChange }: NeedKeysProps) {
  return (
    <>
      <fieldset>
        <legend className={styles.legend}>How shall we call you?</legend>
        <div className={styles.ways}>
          {(Object.keys(CALL_BY) as CallBy[]).map((way) => (
            <Button key={way} keyName={CALL_BY[way].key} capFirst pressed={callBy === way} onPress={() => onChange([...needs], way)}>
              {CALL_BY[way].label}
            </Button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className={styles.legend}>Is there anything we should know?</legend>
        <div className={styles.ways}>
          {(Object.keys(NEEDS) as Need[]).map((need) => (
            <Button key={need} keyName={NEEDS[need].key} capFirst pressed={needs.includes(need)} onPress={() => onChange(withNeed(needs, need), callBy)}>
              {NEEDS[need].label}
            </Button>
          ))}
        </div>
      </fieldset>
    </>
  )
}
