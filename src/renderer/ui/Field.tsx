import type { ReactNode } from 'react'
import { useEffect, useId } from 'react'
import { useCap, useKey } from './Keyboard.tsx'
import { Keycap } from './Keycap.tsx'
import styles from './Field.module.css'

type FieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** The key that leads into it. */
  keyName?: string | undefined
  type?: 'text' | 'date' | 'time' | 'password' | 'number'
  min?: string
  max?: string
  maxLength?: number
  inline?: boolean
  /** The label is only read out: what it stands beside says it. */
  unlabelled?: boolean
  onBlur?: () => void
  /** It has the focus when it appears: only where typing is all that there is to do. */
  first?: boolean
}

export function Field({ label, value, onChange, keyName, type = 'text', min, max, maxLength = 200, inline, unlabelled, onBlur, first = false }: FieldProps) {
  const id = useId()
  const shortcut = useLeadIn(id, label, keyName)
  useEffect(() => {
    if (first) document.getElementById(id)?.focus()
  }, [first, id])
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label htmlFor={id} className={unlabelled ? 'unseen' : styles.label}>
        {label} {keyName && <Keycap name={keyName} />}
      </label>
      <input
        id={id}
        type={type}
        min={min}
        max={max}
        maxLength={maxLength}
        inputMode={type === 'password' ? 'numeric' : undefined}
        autoComplete="off"
        aria-keyshortcuts={shortcut}
        className={styles.box}
        value={value}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

type SelectProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Enter in it: the word is chosen. Else it is the screen's own. */
  onEnter?: () => void
  keyName?: string | undefined
  inline?: boolean
  children: ReactNode
}

/** One of a few words. */
export function Select({ label, value, onChange, onEnter, keyName, inline, children }: SelectProps) {
  const id = useId()
  const shortcut = useLeadIn(id, label, keyName)
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label} {keyName && <Keycap name={keyName} />}
      </label>
      <select
        id={id}
        className={styles.box}
        aria-keyshortcuts={shortcut}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter) return
          event.preventDefault()
          onEnter()
        }}
      >
        {children}
      </select>
    </div>
  )
}

/** The key that leads into a box; gives what the box tells of it. */
function useLeadIn(id: string, label: string, key: string | undefined): string | undefined {
  const { shortcut } = useCap(key)
  useKey(key ?? null, label, () => document.getElementById(id)?.focus())
  return shortcut
}
