import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { FileToSave } from '#renderer/staff/saveFile.ts'
import { SaveTable } from '#renderer/staff/SaveTable.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { usePrint } from '#renderer/ui/usePrint.tsx'
import styles from './Report.module.css'

type PrintPageProps = {
  title: string
  /** The page itself. */
  children: ReactNode
  /** Why it cannot be printed yet; null: it can. */
  locked?: string | null
  /** The figures as a file. */
  table: () => FileToSave
  onClose: () => void
}

/** A report: to read here, to print on one page, to save as a table. */
export function PrintPage({ title, children, locked = null, table, onClose }: PrintPageProps) {
  const { print, printed } = usePrint()
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  return (
    <Panel title={title} aside="Esc goes back" grow>
      <div className={styles.actions}>
        <Button ref={first} look="first" keyName="Enter" locked={locked} onPress={() => print(children)}>
          Print, one page
        </Button>
        <SaveTable make={table} />
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      {printed}
    </Panel>
  )
}
