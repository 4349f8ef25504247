import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import type { KeyEntry } from './Keyboard.tsx'
import { useKeyboard } from './Keyboard.tsx'
import { Keycap } from './Keycap.tsx'
import styles from './Dialog.module.css'

/** The button and the list of what every key of this screen does now; here single letters can be switched off. `keeps`: what this PC keeps. */
export function AllKeys({ keeps }: { keeps: string }) {
  const keys = useKeyboard()
  const [shown, setShown] = useState<KeyEntry[] | null>(null)
  return (
    <>
      <Button look="quiet" keyName="F1" onPress={() => setShown(inOrder(keys.all()))}>
        All keys
      </Button>
      <ModalOverlay className={styles.shade ?? ''} isOpen={shown !== null} onOpenChange={(open) => !open && setShown(null)} isDismissable>
        <Modal className={styles.sheet ?? ''}>
          <Dialog className={styles.dialog ?? ''}>
            <Heading slot="title">Keys of this screen</Heading>
            <dl className={styles.keys}>
              {shown?.map(({ key, label }) => (
                <div key={key}>
                  <dt>
                    <Keycap name={key} />
                    <span className={styles.hidden}>{key}</span>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
              <div>
                <dt>
                  <Keycap name="F6" />
                  <span className={styles.hidden}>F6</span>
                </dt>
                <dd>Next part of the screen</dd>
              </div>
            </dl>
            <label className={styles.switch}>
              <input type="checkbox" checked={keys.letters.alone} onChange={(event) => keys.letters.set(event.target.checked)} />
              Letters work by themselves. Without this, press Alt and the letter. In a text box it is always Alt.
            </label>
            <p>{keeps}</p>
            <Button look="first" onPress={() => setShown(null)}>
              Back to the screen
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

/** One line a key: the one that has it now. Enter first, then digits, letters, the rest. */
function inOrder(entries: KeyEntry[]): KeyEntry[] {
  const now = new Map(entries.filter((entry) => entry.label).map((entry) => [entry.key, entry]))
  const rank = ({ key }: KeyEntry) => (key === 'Enter' ? 0 : /^[0-9+*/.?-]$/.test(key) ? 1 : key.length === 1 ? 2 : 3)
  return [...now.values()].sort((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key))
}
