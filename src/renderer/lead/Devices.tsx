import { useCallback, useEffect, useState } from 'react'
import type { JoinedDevice } from '#renderer/centre/api.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Ask } from '#renderer/ui/Ask.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Pair } from './Pair.tsx'
import { deskLabel } from '#renderer/staff/says.ts'
import { TestScreens } from './TestScreens.tsx'
import { ROLES } from './words.ts'
import styles from './Lead.module.css'

/** The devices that have joined, and a code for one more. */
export function Devices({ onClose }: { onClose: () => void }) {
  const centre = useTheCentre()
  const [devices, setDevices] = useState<JoinedDevice[]>([])
  const [said, setSaid] = useState<string | null>(null)
  const [asked, setAsked] = useState<JoinedDevice | null>(null)
  useKey('Escape', 'Back', onClose)
  const load = useCallback(async () => {
    const answer = await centre.devices()
    if ('ok' in answer) setDevices(answer.ok.filter((one) => one.revokedAt === null))
    setSaid('ok' in answer ? null : answer.sentence)
  }, [centre])
  useEffect(() => void load(), [load])
  const revoke = async (device: JoinedDevice) => {
    setAsked(null)
    const answer = await centre.revoke(device.device)
    if ('ok' in answer) await load()
    else setSaid(answer.sentence)
  }
  return (
    <Panel title="Devices" aside={`${devices.length} joined. Esc goes back`} grow>
      <div className={styles.devices}>
        <Pair onMade={() => void load()} />
        <Refused>{said}</Refused>
        <TestScreens />
        <Joined devices={devices} onRevoke={setAsked} />
      </div>
      {asked && (
        <Ask question={`Shut out ${asked.label}?`} yes={`Shut out ${asked.label}`} no="Keep it" onYes={() => void revoke(asked)} onNo={() => setAsked(null)}>
          It stops sharing at once and needs a new code to join again. What it has shared stays.
        </Ask>
      )}
    </Panel>
  )
}

function Joined({ devices, onRevoke }: { devices: JoinedDevice[]; onRevoke: (device: JoinedDevice) => void }) {
  const centre = useTheCentre()
  const { state, device: own } = useCentre((all) => all)
  const zone = centre.timeZone()
  // Its key shuts out the device whose row was in focus last; the keycap stands there.
  const [at, setAt] = useState<string | null>(null)
  const others = devices.filter((one) => one.device !== own.id)
  const keyed = others.find((one) => one.device === at) ?? others[0]
  if (devices.length === 0) return null
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Device</th>
          <th scope="col">For</th>
          <th scope="col">Letter</th>
          <th scope="col">Last heard</th>
          <th scope="col">
            <span className="unseen">Shut out</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((one) => (
          <tr key={one.device} onFocus={() => setAt(one.device)}>
            <th scope="row">{one.label}</th>
            <td>{one.desk ? `${ROLES[one.role]}, ${deskLabel(state, one.desk)}` : ROLES[one.role]}</td>
            <td>{one.letter}</td>
            <td>{one.seenAt === null ? 'Never' : sayTime(one.seenAt, zone)}</td>
            <td className={styles.right}>
              {one.device === own.id ? (
                'This one'
              ) : (
                <Button keyName={one === keyed ? 'O' : undefined} onPress={() => onRevoke(one)}>
                  {`Shut out ${one.label}`}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
