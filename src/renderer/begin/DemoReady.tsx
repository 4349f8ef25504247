import type { DemoOffer } from '#renderer/centre/api.ts'
import { Bottom } from '#renderer/staff/Bottom.tsx'
import { Top } from '#renderer/staff/Top.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import styles from './Begin.module.css'

/** The demo's other devices, each with an address that joins it. This screen is the team lead's. */
export function DemoReady({ offers, onGoOn }: { offers: DemoOffer[]; onGoOn: () => void }) {
  return (
    <Screen columns="one" head={<Top name="The demo is ready" />} foot={<Bottom />}>
      <Panel title="Open the other screens" look="wide">
        <p>Each address joins one device, once; the page then keeps an address of its own. You can make more under Devices.</p>
        <ul className={styles.offers}>
          {offers.map(({ label, address }) => (
            <li key={address}>
              <b>{label}</b>
              <a href={address} target="_blank" rel="noreferrer">
                {address}
              </a>
            </li>
          ))}
        </ul>
        <div>
          <Button look="first" keyName="Enter" onPress={onGoOn}>
            Go to the team lead’s screen
          </Button>
        </div>
      </Panel>
    </Screen>
  )
}
