import type { ReactNode } from 'react'
import { useCap, useKey } from '#renderer/ui/Keyboard.tsx'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import styles from './Lead.module.css'

type FigureProps = {
  /** The key that opens it, for those that lead. */
  keyName?: string
  /** What the list of all keys calls it. */
  label?: string
  /** Said after it, before its key. */
  after?: ReactNode
  pressed: boolean
  onPress: () => void
  children: ReactNode
}

/** A figure that opens the list of those whom it counts. */
export function Figure({ keyName, label = '', after, pressed, onPress, children }: FigureProps) {
  const { shortcut } = useCap(keyName)
  useKey(keyName ?? null, label, onPress)
  return (
    <span className={styles.keyed}>
      <button type="button" className={styles.figure} aria-pressed={pressed} aria-keyshortcuts={shortcut} onClick={onPress}>
        {children}
      </button>
      {after}
      {keyName && <Keycap name={keyName} />}
    </span>
  )
}
