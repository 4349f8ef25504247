import { Button } from '#renderer/ui/Button.tsx'
import { Keyboard } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import styles from './Join.module.css'

/**
 * The hub does not know this device any more. Work goes on; what is new is kept here until somebody joins it again.
 * It stands above the screen and so has a keyboard of its own; Q is free on every screen.
 */
export function JoinAgain({ onPress }: { onPress: () => void }) {
  return (
    <Keyboard>
      <section aria-label="This device must join again" className={styles.again}>
        <Note>
          <b>The hub does not know this device any more.</b> You can go on working. Everything is kept on this PC and shared once it has joined again.{' '}
          <Button keyName="Q" onPress={onPress}>
            Join again
          </Button>
        </Note>
      </section>
    </Keyboard>
  )
}
