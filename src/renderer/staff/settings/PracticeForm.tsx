import { useEffect, useImperativeHandle, useRef } from 'react'
import { Circle, CircleCheck } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { Unseen } from '#renderer/ui/Panel.tsx'
import type { FormProps } from './form.ts'
import { usePractice } from './usePractice.ts'
import styles from './Settings.module.css'

/** The whole way of one customer, on this one screen: greeted, number, called, here, finished. Nothing of it is counted. */
export function PracticeForm({ ref, onSaid, onHold }: FormProps) {
  const { step, steps, busy, go, stop, isDone } = usePractice(onSaid)
  useImperativeHandle(ref, () => ({ save: async () => true }), [])
  const holds = !isDone
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [step])
  useEffect(() => {
    onHold(holds)
    return () => onHold(false)
  }, [holds, onHold])
  return (
    <div className={styles.stack}>
      <p>One customer who is not there walks the whole way. The waiting-room screen shows the call, if one has joined. Afterwards everything of it is gone.</p>
      <ol className={styles.steps}>
        {steps.map(({ done }, i) => (
          <li key={done} className={i === step ? styles.now : ''}>
            {isDone || i < step ? <CircleCheck className="icon" aria-hidden="true" /> : <Circle className="icon" aria-hidden="true" />}
            <span>
              {done}
              <Unseen>{isDone || i < step ? ', done' : i === step ? ', next' : ''}</Unseen>
            </span>
          </li>
        ))}
      </ol>
      <p role="status">{isDone ? 'The practice visit is over. It is counted nowhere, and has left every list.' : (steps[step]?.hint ?? '')}</p>
      {!isDone && (
        <div className={styles.keys}>
          <Button ref={first} look="first" keyName="Enter" locked={busy ? '' : null} onPress={go}>
            {steps[step]?.press}
          </Button>
          {step > 0 && (
            <Button keyName="X" onPress={stop}>
              Stop practising
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
