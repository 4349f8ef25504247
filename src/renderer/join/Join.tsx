import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import styles from './Join.module.css'

type JoinProps = {
  /** A code that came with the address; it is tried at once. */
  code: string
  join: (code: string) => Promise<{ ok: true } | { sentence: string }>
  /** Other devices that this browser already is. */
  known: { label: string; href: string }[]
  /** Why this device has to join (again); empty for a first time. */
  said?: string
}

/** This device joins a centre with a one-time code. */
export function Join({ code, join, known, said = '' }: JoinProps) {
  const [typed, setTyped] = useState(code)
  const [answer, setAnswer] = useState(said)
  const [busy, setBusy] = useState(false)
  const tried = useRef(false)
  const start = async () => {
    if (busy) return
    if (typed.trim() === '') return setAnswer('Type the code first. The team lead makes one under Devices.')
    setBusy(true)
    const joined = await join(typed.trim())
    setBusy(false)
    setAnswer('ok' in joined ? 'Joined. Opening the screen.' : joined.sentence)
  }
  useEffect(() => {
    if (code === '' || tried.current) return
    tried.current = true
    void start()
  })
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    void start()
  }
  return (
    <Screen columns="one" head={<header className={styles.head}>Foyer</header>} foot={null}>
      <h1>Join your centre</h1>
      <Panel title="This device has not joined yet" look="wide">
        <form className={styles.form} onSubmit={submitted}>
          <p>Type the code that your team lead’s screen or the hub shows. It works once.</p>
          <Field label="Code" value={typed} onChange={setTyped} first />
          <Refused>{answer || null}</Refused>
          <div>
            <Button look="first" keyName="Enter" onPress={() => void start()}>
              Join
            </Button>
          </div>
        </form>
      </Panel>
      {known.length > 0 && (
        <Panel title="Devices of this browser">
          <ul className={styles.known}>
            {known.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Screen>
  )
}
