import { useImperativeHandle, useState } from 'react'
import type { Asked, Centre, PairingCode } from '#renderer/centre/api.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Address, Code } from './Code.tsx'
import type { FormProps } from './form.ts'
import styles from './Settings.module.css'

/** A centre whose screens can be asked for a chime. */
type Chimes = { testChime?: () => Promise<Asked<{ screens: number; played: number }>> }

const LABEL = 'Waiting room'

/** A code for the waiting-room screen, and a chime to hear whether it is there. */
export function ScreenForm({ ref, onSaid }: FormProps) {
  const centre: Centre & Chimes = useTheCentre()
  const [code, setCode] = useState<PairingCode | null>(null)
  const [heard, setHeard] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useImperativeHandle(ref, () => ({ save: async () => true }), [])
  const make = async () => {
    const answer = await centre.makeCode('display', LABEL, null)
    onSaid('ok' in answer ? null : answer.sentence)
    setCode('ok' in answer ? answer.ok : null)
  }
  const { testChime } = centre
  const test = async () => {
    if (!testChime) return
    setBusy(true)
    setHeard(sayHeard(await testChime().finally(() => setBusy(false))))
  }
  return (
    <div className={styles.stack}>
      <p>
        On the screen in the waiting room open <Address /> in a browser, and type the code. Then press any key there once, so that it may make sounds.
      </p>
      <div className={styles.keys}>
        <Button keyName="C" onPress={() => void make()}>
          Make a code for the screen
        </Button>
        {testChime && (
          <Button keyName="V" locked={busy ? 'asking them' : null} onPress={() => void test()}>
            Test the chime
          </Button>
        )}
      </div>
      {code && <Code {...code} label="the screen in the waiting room" />}
      <p role="status">{heard}</p>
    </div>
  )
}

function sayHeard(answer: Asked<{ screens: number; played: number }>): string {
  if ('sentence' in answer) return answer.sentence
  const { screens, played } = answer.ok
  if (screens === 0) return 'No screen is live yet. Join one with the code first.'
  if (played === 0) return 'The screen is live, and played nothing. Press any key on it, or look at its loudspeaker.'
  return played === screens ? 'The chime played. Go and listen if you can hear it.' : `The chime played on ${played} of ${screens} screens.`
}
