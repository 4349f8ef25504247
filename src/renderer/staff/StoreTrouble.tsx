import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Keyboard } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import styles from './StoreTrouble.module.css'

type StoreTroubleProps = {
  /** What is not shared is also kept in a second place on this PC. */
  twice: boolean
  onSave: () => void
  onAgain: () => void
}

/**
 * This PC cannot save: what happened is said, and what is not shared yet can be taken to safety. It stands above the screen and so
 * has a keyboard of its own, with keys that no screen has.
 */
export function StoreTrouble({ twice, onSave, onAgain }: StoreTroubleProps) {
  const { storeFault, storeClosed, sync } = useCentre((view) => view)
  if (storeFault === null) return null
  const { unsent } = sync
  const things = `${unsent} ${unsent === 1 ? 'thing' : 'things'}`
  return (
    <Keyboard>
      <section aria-label="This PC cannot save" className={styles.trouble}>
        <Note
          urgentlyRead
          action={
            <>
              {unsent > 0 && (
                <Button keyName="F4" onPress={onSave}>
                  Save what is not shared to a file
                </Button>
              )}
              {storeClosed && (
                <Button keyName="F10" onPress={onAgain}>
                  Start this screen again
                </Button>
              )}
            </>
          }
        >
          <b>{storeFault}</b>
          {unsent > 0 && (twice ? ` ${things} not shared yet: kept on this PC in two places.` : ` ${things} not shared yet.`)}
        </Note>
      </section>
    </Keyboard>
  )
}
