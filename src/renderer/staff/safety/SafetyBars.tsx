import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { EvacuateAsk } from './EvacuateAsk.tsx'
import { HelpBar } from './HelpBar.tsx'
import styles from './Safety.module.css'

/** What concerns the whole building, above every staff screen. `onRollCall` opens the list. */
export function SafetyBars({ onRollCall }: { onRollCall: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const { ask, said } = useAsk<Command>(centre)
  const [asking, setAsking] = useState(false)
  const evacuation = evacuationNow(dayOf(state, centre.today()))
  useKey('F8', evacuation ? 'Roll call' : 'Everybody out', () => (evacuation ? onRollCall() : setAsking(true)))
  const evacuate = async (drill: boolean) => {
    setAsking(false)
    if (await ask({ type: 'evacuate', drill })) onRollCall()
  }
  return (
    <>
      <HelpBar />
      {said && <p role="alert">{said}</p>}
      {evacuation && (
        <section className={styles.bar} aria-label="Evacuation" role="alert">
          <p>
            {evacuation.drill && <b className={styles.drill}>DRILL</b>}
            <b>Everybody out.</b> Since {sayTime(evacuation.from, centre.timeZone())}. Nobody is called, and all keep their place.
          </p>
          <Button keyName="F8" onPress={onRollCall}>
            Roll call
          </Button>
        </section>
      )}
      {asking && <EvacuateAsk onAnswer={(drill) => void evacuate(drill)} onNo={() => setAsking(false)} />}
    </>
  )
}
