import type { ReactNode } from 'react'
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
}

/** One question before something stops, with answers that are verbs; `also`: a third one, between them. Esc is no. */
export function Ask({ question, children, yes, no, onYes, onNo, also }: AskProps) {
  return (
    <ModalOverlay className={styles.shade ?? ''} isOpen onOpenChange={(open) => !open && onNo()} isDismissable>
      <Modal className={styles.sheet ?? ''}>
        <Dialog role="alertdialog" className={styles.dialog ?? ''}>
          <Heading slot="title">{question}</Heading>
          <p>{children}</p>
          <div className={styles.answers}>
            <Button look="first" onPress={onYes}>
              {yes}
            </Button>
            {also && <Button onPress={also.onPress}>{also.words}</Button>}
            <Button onPress={onNo}>{no}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
