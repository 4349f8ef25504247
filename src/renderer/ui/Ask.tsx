import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

type AskProps = {
  question: string
  children: ReactNode
  yes: string
  no: string
  onYes: () => void
  onNo: () => void
  also?: { words: string; onPress: () => void }
  /** Enter says yes: where there is no time to lose. */
  enterIsYes?: boolean
}

/** One question before something stops, with answers that are verbs; `also`: a third one, between them. Esc is no. */
export function Ask({ question, children, yes, no, onYes, onNo, also, enterIsYes = false }: AskProps) {
  return (
    <ModalOverlay className={styles.shade ?? ''} isOpen onOpenChange={(open) => !open && onNo()} isDismissable>
      <Modal className={styles.sheet ?? ''}>
        <Dialog role="alertdialog" className={styles.dialog ?? ''}>
          <Heading slot="title">{question}</Heading>
          <p>{children}</p>
          <div className={styles.answers}>
            <Yes words={yes} inFocus={enterIsYes} onPress={onYes} />
            {also && <Button onPress={also.onPress}>{also.words}</Button>}
            <Button onPress={onNo}>{no}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Yes({ words, inFocus, onPress }: { words: string; inFocus: boolean; onPress: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (inFocus) button.current?.focus()
  }, [inFocus])
  return (
    <Button look="first" ref={button} onPress={onPress}>
      {words}
    </Button>
  )
}
