import { useState } from 'react'
import type { DemoOffer } from '#renderer/centre/api.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Bottom } from '#renderer/staff/Bottom.tsx'
import { Top } from '#renderer/staff/Top.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import styles from './Begin.module.css'

/** The first question of a new hub: the demo, or one's own centre. */
export function AskWhich({ onDemo }: { onDemo: (offers: DemoOffer[]) => void }) {
  const centre = useTheCentre()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const begin = async (as: 'demo' | 'ours') => {
    if (busy) return
    setBusy(true)
    const answer = await centre.begin(as)
    setBusy(false)
    if ('sentence' in answer) setSaid(answer.sentence)
    else if (as === 'demo') onDemo(answer.ok)
  }
  return (
    <Screen columns="one" head={<Top name="A new centre" />} foot={<Bottom />}>
      <Panel title="What do you want to begin with?" look="wide">
        <div className={styles.choices}>
          <section className={styles.choice} aria-labelledby="the-demo">
            <h3 id="the-demo">Try the demo</h3>
            <p>A made-up centre with services, desks and appointments that are new each day. Use it to look around and to practise.</p>
            <div>
              <Button keyName="1" onPress={() => void begin('demo')}>
                Try the demo
              </Button>
            </div>
          </section>
          <section className={styles.choice} aria-labelledby="our-centre">
            <h3 id="our-centre">Set up our centre</h3>
            <p>Your own centre, from nothing: its name, hours, services, desks and staff. It takes about 10 minutes, and all of it can be changed later.</p>
            <div>
              <Button keyName="2" onPress={() => void begin('ours')}>
                Set up our centre
              </Button>
            </div>
          </section>
        </div>
        <p>The two never mix: nothing of the demo comes into your own centre. To go from one to the other, start the hub with another data folder.</p>
        <Refused>{said}</Refused>
      </Panel>
    </Screen>
  )
}
