import { useCallback, useEffect, useImperativeHandle, useState } from 'react'
import type { DeskId } from '#domain/events.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { JoinedDevice, PairingCode } from '#renderer/centre/api.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Address } from './Code.tsx'
import type { FormProps } from './form.ts'
import styles from './Settings.module.css'

type Pc = { role: 'welcome' | 'adviser'; label: string; desk: DeskId | null }

/** A code for the welcome desk and for each desk that has no PC yet. */
export function PcsForm({ ref, onSaid }: FormProps) {
  const centre = useTheCentre()
  const desks = useCentre((view) => view.state.desks)
  const [devices, setDevices] = useState<readonly JoinedDevice[]>([])
  const [codes, setCodes] = useState<ReadonlyMap<string, PairingCode>>(new Map())
  const [busy, setBusy] = useState(false)
  const load = useCallback(async () => {
    const answer = await centre.devices()
    if ('ok' in answer) setDevices(answer.ok.filter(({ revokedAt }) => revokedAt === null))
  }, [centre])
  useEffect(() => void load(), [load])
  useImperativeHandle(ref, () => ({ save: async () => true }), [])
  const pcs: Pc[] = [
    { role: 'welcome', label: 'Welcome desk', desk: null },
    ...[...desks.values()].filter(({ inUse }) => inUse).map(({ id, label }): Pc => ({ role: 'adviser', label, desk: id })),
  ]
  const hasJoined = ({ role, desk }: Pc) => devices.some((one) => one.role === role && one.desk === desk)
  const make = async () => {
    setBusy(true)
    const made = new Map<string, PairingCode>()
    let said: string | null = null
    for (const pc of pcs.filter((one) => !hasJoined(one))) {
      const answer = await centre.makeCode(pc.role, pc.label, pc.desk)
      if ('ok' in answer) made.set(keyOf(pc), answer.ok)
      else said ??= answer.sentence
    }
    onSaid(said)
    setCodes(made)
    setBusy(false)
    await load()
  }
  return (
    <div className={styles.stack}>
      <p>
        On each PC open <Address /> and type its code. A PC that has no code yet can join at any time later, under Devices.
      </p>
      <div>
        <Button keyName="C" locked={busy ? 'making them' : null} onPress={() => void make()}>
          Make a code for each PC
        </Button>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">PC</th>
            <th scope="col">Code</th>
            <th scope="col">How it stands</th>
          </tr>
        </thead>
        <tbody>
          {pcs.map((pc) => {
            const code = codes.get(keyOf(pc))
            return (
              <tr key={keyOf(pc)}>
                <th scope="row">{pc.label}</th>
                <td data-code={code?.code}>{code && !hasJoined(pc) ? <b>{code.code}</b> : ''}</td>
                <td>{hasJoined(pc) ? 'Joined' : code ? `Works once, until ${sayTime(code.expiresAt, centre.timeZone())}` : 'No PC yet'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function keyOf({ role, desk }: Pc): string {
  return `${role} ${desk ?? ''}`
}
