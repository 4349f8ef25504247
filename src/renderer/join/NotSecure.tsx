import { Panel } from '#renderer/ui/Panel.tsx'
import styles from './Join.module.css'

/** What a browser cannot do on a page that others on the network can read and change, and where it can. */
export function NotSecure({ address }: { address: string }) {
  return (
    <Panel title="This page is not secure" look="wide">
      <div className={styles.form}>
        <p>
          Others on the network can read what this page sends, and change what it shows. <b>This browser can only be a waiting-room screen here.</b>
        </p>
        <p>It cannot be a desk, because on such a page a browser:</p>
        <ul className={styles.cannot}>
          <li>keeps nothing safely, so what a desk writes down could be lost</li>
          <li>does not open again while the hub or the network is away</li>
          <li>cannot hide names and phone numbers on their way</li>
        </ul>
        <p>
          For a desk open <a href={address}>{address}</a> or use the Foyer program on this PC.
        </p>
      </div>
    </Panel>
  )
}
