import { useEffect, useRef } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { SheetEntry } from './sheets.ts'
import styles from './Sheets.module.css'

/** The digits, and letters where there are more than ten. */
const KEYS = '1234567890ABC'

/** What is needed rarely, one key each. */
export function More({ entries, onOpen, onClose }: { entries: readonly SheetEntry[]; onOpen: (entry: SheetEntry) => void; onClose: () => void }) {
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  return (
    <Panel title="More" aside="Esc goes back">
      <ul className={styles.more}>
        {entries.map((entry, i) => (
          <li key={entry.name}>
            <Button ref={i === 0 ? first : undefined} keyName={KEYS[i]} capFirst label={entry.label} onPress={() => onOpen(entry)}>
              <b>{entry.label}</b> {entry.hint}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
