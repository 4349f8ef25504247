import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { EnrolmentFile } from './EnrolmentFile.tsx'
import styles from './Join.module.css'
import { NotSecure } from './NotSecure.tsx'

const ANY = 'Type the code that your team lead’s screen or the hub shows. It works once. If you were given an enrolment file, choose it or paste what is in it.'
const SCREEN = 'Type a code for a waiting-room screen. A code for a desk is not accepted here, and cannot be used again once it was typed here.'

type JoinProps = {
  /** A code that came with the address; it is tried at once. */
  code: string
  join: (code: string) => Promise<{ ok: true } | { sentence: string }>
  /** The same with the text of an enrolment file. */
  enrol: (text: string) => Promise<{ ok: true } | { sentence: string }>
  /** Where this page is secure, where it is not; null: it is. */
  secureAddress: string | null
  /** Other devices that this browser already is. */
  known: { label: string; href: string }[]
  /** Why this device has to join (again); empty for a first time. */
  said?: string
}

/** Longer than any address or file. */
const LONGEST = 10_000

/** This device joins a centre with a one-time code or an enrolment file. */
export function Join({ code, join, enrol, secureAddress, known, said = '' }: JoinProps) {
  const [typed, setTyped] = useState(code)
  const [answer, setAnswer] = useState(said)
  const [busy, setBusy] = useState(false)
  const tried = useRef(false)
  const begin = async (how: Promise<{ ok: true } | { sentence: string }>) => {
    setBusy(true)
    const joined = await how
    setBusy(false)
    setAnswer('ok' in joined ? 'Joined. Opening the screen.' : joined.sentence)
  }
  const start = () => {
    if (busy) return
    const given = typed.trim()
    if (given === '') return setAnswer('Type the code first. The team lead makes one under Devices.')
    // What is in an enrolment file, pasted.
    void begin(given.startsWith('{') ? enrol(given) : join(given))
  }
  useEffect(() => {
    if (code === '' || tried.current) return
    tried.current = true
    start()
  })
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    start()
  }
  return (
    <Screen columns="one" head={<header className={styles.head}>Foyer</header>} foot={null}>
      <h1>Join your centre</h1>
      {secureAddress !== null && <NotSecure address={secureAddress} />}
      <Panel title={secureAddress === null ? 'This device has not joined yet' : 'Be a waiting-room screen'} look="wide">
        <form className={styles.form} onSubmit={submitted}>
          <p>{secureAddress === null ? ANY : SCREEN}</p>
          <Field label="Code" value={typed} onChange={setTyped} maxLength={LONGEST} first />
          <Refused>{answer || null}</Refused>
          <div className={styles.ways}>
            <Button look="first" keyName="Enter" onPress={start}>
              Join
            </Button>
            <EnrolmentFile onChosen={(text) => busy || void begin(enrol(text))} />
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
