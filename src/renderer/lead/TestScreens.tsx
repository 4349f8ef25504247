import { useState } from 'react'
import type { Asked, ChimeTest } from '#renderer/centre/api.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayScreens } from '#renderer/staff/proof.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './Lead.module.css'

/** How many waiting-room screens are live, and a chime on each of them. */
export function TestScreens() {
  const centre = useTheCentre()
  const { live, silent } = useCentre((view) => view.screens)
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const test = async () => {
    setBusy(true)
    setSaid(sayTest(await centre.testChime().finally(() => setBusy(false))))
  }
  return (
    <section className={styles.screens} aria-label="Waiting-room screens">
      <p>{live === 0 ? 'No waiting-room screen is live' : `Waiting room: ${sayScreens(live, silent)} live`}</p>
      <Button keyName="V" onPress={() => void test()} locked={busy ? 'asking them' : null}>
        Test the screens
      </Button>
      <p role="status">{said}</p>
    </section>
  )
}

function sayTest(answer: Asked<ChimeTest>): string {
  if ('sentence' in answer) return answer.sentence
  const { screens, played } = answer.ok
  if (screens === 0) return 'No screen to test. Open a waiting-room screen first.'
  if (played === screens) return `The chime played on ${sayScreens(screens, 0)}. Go and listen if you can hear it.`
  return `The chime played on ${played} of ${sayScreens(screens, 0)}. On the others press any key, or look at their loudspeaker.`
}
