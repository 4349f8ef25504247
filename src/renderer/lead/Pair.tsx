import { useEffect, useRef, useState } from 'react'
import type { Role } from '#domain/roles.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { PairingCode } from '#renderer/centre/api.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field, Select } from '#renderer/ui/Field.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { ROLES } from './words.ts'
import styles from './Lead.module.css'

type Made = PairingCode & { label: string }

/** A code for one new device: what it is for, what it is called, and at which desk it stands. */
export function Pair({ onMade }: { onMade: () => void }) {
  const centre = useTheCentre()
  const desks = useCentre((view) => view.state.desks)
  const [role, setRole] = useState<Role>('adviser')
  const [label, setLabel] = useState('')
  const [desk, setDesk] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector('select')?.focus(), [])
  const name = label.trim() || (role === 'adviser' && desks.get(desk)?.label) || ROLES[role]
  const make = async () => {
    const answer = await centre.makeCode(role, name, role === 'adviser' && desk ? desk : null)
    setSaid('ok' in answer ? null : answer.sentence)
    setMade('ok' in answer ? { ...answer.ok, label: name } : null)
    if ('ok' in answer) onMade()
  }
  return (
    <>
      <div className={styles.pair} ref={fields}>
        <Select label="What is it for?" value={role} onChange={(value) => setRole(value as Role)}>
          {(Object.keys(ROLES) as Role[]).map((one) => (
            <option key={one} value={one}>
              {ROLES[one]}
            </option>
          ))}
        </Select>
        {role === 'adviser' && (
          <Select label="At which desk?" value={desk} onChange={setDesk}>
            <option value="">They choose</option>
            {[...desks.values()]
              .filter(({ inUse }) => inUse)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
          </Select>
        )}
        <Field label="What do you call it?" value={label} maxLength={24} onChange={setLabel} />
        <Button look="first" keyName="Enter" onPress={() => void make()}>
          Make a code
        </Button>
      </div>
      <Refused>{said}</Refused>
      {made && <Code {...made} zone={centre.timeZone()} />}
    </>
  )
}

function Code({ code, expiresAt, address, label, zone }: Made & { zone: string }) {
  const here = location.protocol.startsWith('http') ? location.origin : null
  return (
    <div className={styles.code} role="status">
      <p className={styles.big} data-code={code}>
        {code}
      </p>
      {address === null ? (
        <p>
          For {label}. On that device open {here ? <b>{here}</b> : 'Foyer'} and type this code. It works once, until {sayTime(expiresAt, zone)}.
        </p>
      ) : (
        <p>
          For {label}. In a browser there open this address; in the Foyer program there type all of it: <b className={styles.address}>{address}</b>. It works
          once, until {sayTime(expiresAt, zone)}.
        </p>
      )}
    </div>
  )
}
