import { sayTime } from '#domain/time/sayTime.ts'
import type { PairingCode } from '#renderer/centre/api.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import styles from './Settings.module.css'

/** A code to type on the new device, and where. */
export function Code({ code, expiresAt, label }: PairingCode & { label: string }) {
  const zone = useTheCentre().timeZone()
  return (
    <div className={styles.code} role="status">
      <p className={styles.big} data-code={code}>
        {code}
      </p>
      <p>
        For {label}. It works once, until {sayTime(expiresAt, zone)}.
      </p>
    </div>
  )
}

/** Where a new device finds this hub. */
export function Address() {
  return location.protocol.startsWith('http') ? <b>{location.origin}</b> : <>Foyer</>
}
