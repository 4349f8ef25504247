import { useEffect, useRef, useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Column } from '#renderer/ui/Screen.tsx'
import { Changes } from './Changes.tsx'
import type { FormHandle } from './form.ts'
import { PartList } from './PartList.tsx'
import type { Part } from './parts.ts'
import { PARTS } from './parts.ts'
import { RotaForm } from './RotaForm.tsx'
import styles from './Settings.module.css'

const CHANGES = { title: 'Changes', isSet: null }
/** A day at a time: no part of setting a centre up. */
const ROTA: Part = { title: 'Rota', Form: RotaForm, isSet: () => true }
const ALL = [...PARTS, CHANGES, ROTA]

/** All that a centre is, to be changed at any time, without a line too; and who changed what. */
export function Settings({ onClose }: { onClose: () => void }) {
  const [at, setAt] = useState(0)
  const [said, setSaid] = useState<string | null>(null)
  const [held, setHeld] = useState(false)
  const [saved, setSaved] = useState(false)
  const form = useRef<FormHandle>(null)
  const place = useRef<HTMLDivElement>(null)
  const was = useRef(at)
  useEffect(() => {
    // Whoever chose a part begins in its first box; on coming here the digits are free first.
    if (was.current !== at) place.current?.querySelector<HTMLElement>('input, select')?.focus()
    was.current = at
  }, [at])
  const chosen = ALL[at]
  const part = chosen && 'Form' in chosen ? chosen : null
  const leave = async (then: () => void) => {
    if ((await form.current?.save()) ?? true) then()
  }
  const go = (place: number) =>
    void leave(() => {
      setSaid(null)
      setSaved(false)
      setAt(place)
    })
  useKey('Escape', 'Back', () => void leave(onClose))
  return (
    <div className={styles.sheet}>
      <Column>
        <Panel
          title={part ? part.title : CHANGES.title}
          aside={part ? 'Saved on this PC at once, and shared when there is a line. Esc goes back' : 'Esc goes back'}
          grow
        >
          <div className={styles.body} ref={place}>
            {part ? <part.Form key={part.title} ref={form} onSaid={setSaid} onHold={setHeld} /> : <Changes />}
          </div>
          <Refused>{said}</Refused>
          {part?.isSet && (
            <div className={styles.foot}>
              <Button keyName={held ? undefined : 'Enter'} look={held ? 'plain' : 'first'} onPress={() => void leave(() => setSaved(true))}>
                Save
              </Button>
              <p role="status">{saved && said === null ? 'Saved.' : ''}</p>
            </div>
          )}
        </Panel>
      </Column>
      <Column>
        <PartList title="Settings" aside="" parts={ALL} at={at} onGo={go} />
      </Column>
    </div>
  )
}
