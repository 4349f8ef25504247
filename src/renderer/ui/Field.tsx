import type { ReactNode } from 'react'
import { useEffect, useId } from 'react'
import { useKey } from './Keyboard.tsx'
import { Keycap } from './Keycap.tsx'
import styles from './Field.module.css'

type FieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** The key that leads into it. */
  keyName?: string
  type?: 'text' | 'date'
  min?: string
  maxLength?: number
  inline?: boolean
  onBlur?: () => void
  /** It has the focus when it appears: only where typing is all that there is to do. */
  first?: boolean
}

export function Field({ label, value, onChange, keyName, type = 'text', min, maxLength = 200, inline, onBlur, first = false }: FieldProps) {
  const id = useId()
  useKey(keyName ?? null, label, () => document.getElementById(id)?.focus())
  useEffect(() => {
    if (first) document.getElementById(id)?.focus()
  }, [first, id])
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label} {keyName && <Keycap name={keyName} />}
      </label>
      <input
        id={id}
        type={type}
        min={min}
        maxLength={maxLength}
        autoComplete="off"
        className={styles.box}
        value={value}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** One of a few words. */
export function Select({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select id={id} className={styles.box} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  )
}
