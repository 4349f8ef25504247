import { Minus, Plus } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { Unseen } from '#renderer/ui/Panel.tsx'
import styles from './Welcome.module.css'

/** How many people have one number: 1 unless said. */
export function PartySize({ count, onChange }: { count: number; onChange: (count: number) => void }) {
  return (
    <div className={styles.people} role="group" aria-label="People with this number">
      <span aria-hidden="true">People with this number</span>
      <Button
        keyName="B"
        label="One fewer with this number"
        locked={count <= 1 ? '' : null}
        onPress={() => onChange(count - 1)}
        icon={<Minus className="icon" aria-hidden="true" />}
      >
        <Unseen>One fewer</Unseen>
      </Button>
      <output>{count}</output>
      <Button
        keyName="C"
        label="One more with this number"
        locked={count >= 20 ? '' : null}
        onPress={() => onChange(count + 1)}
        icon={<Plus className="icon" aria-hidden="true" />}
      >
        <Unseen>One more</Unseen>
      </Button>
    </div>
  )
}
