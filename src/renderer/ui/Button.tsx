import type { ReactNode, Ref } from 'react'
import { useCap, useKey } from './Keyboard.tsx'
import { Keycap } from './Keycap.tsx'
import styles from './Button.module.css'

export type ButtonProps = {
  children: ReactNode
  onPress: () => void
  /** The key that presses it, shown beside its words. */
  keyName?: string | undefined
  /** What the list of all keys calls it; its words, where they are plain text. */
  label?: string
  look?: 'first' | 'plain' | 'quiet' | 'tile'
  /** Chosen or not, for a button that stays down. */
  pressed?: boolean | undefined
  /** Why it cannot be pressed now, said next to its words; empty where that is plain to see. Still in focus order. */
  locked?: string | null | undefined
  icon?: ReactNode
  capFirst?: boolean
  describedBy?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

export function Button(props: ButtonProps) {
  const { children, onPress, keyName, look = 'plain', pressed, locked, icon, capFirst } = props
  const { shortcut } = useCap(keyName)
  const isLocked = locked !== null && locked !== undefined
  const press = () => (isLocked ? undefined : onPress())
  useKey(keyName ?? null, props.label ?? (typeof children === 'string' ? children : ''), press)
  // The second click of a double click must not do what the button says by then.
  const cap = keyName ? <Keycap name={keyName} /> : null
  return (
    <button
      type="button"
      ref={props.ref}
      className={`${styles.button} ${styles[look]}`}
      aria-pressed={pressed}
      aria-disabled={isLocked ? true : undefined}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={shortcut}
      onClick={(event) => (look === 'first' && event.detail > 1 ? undefined : press())}
    >
      {capFirst && cap}
      {icon}
      <span className={styles.words}>
        {children}
        {locked ? `, ${locked}` : ''}
      </span>
      {!capFirst && cap}
    </button>
  )
}
