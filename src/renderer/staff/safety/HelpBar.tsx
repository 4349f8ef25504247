import { useEffect, useRef } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { Panic } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { SECOND } from '#domain/instant.ts'
import { panicsNow } from '#domain/safety/evolveSafety.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { isTyping } from '#renderer/ui/keys.ts'
import { TopLayer } from '#renderer/ui/TopLayer.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { useAlarm } from './alarm.ts'
import styles from './Safety.module.css'
import { sayAnswers, sayColleague, sayPlace } from './words.ts'

/** So long after it appeared, Enter was meant for what had the focus before. */
const NOT_MEANT = 0.7 * SECOND

/** Colleagues who call for help, until this device has answered. Silent and unseen on the device that called. */
export function HelpBar() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const device = useCentre((view) => view.device.id)
  const open = panicsNow(dayOf(state, centre.today())).filter((one) => one.device !== device && one.acknowledged.every((answer) => answer.device !== device))
  // Once a colleague goes there, a tone from an empty desk would only make it worse.
  useAlarm(open.some((one) => one.acknowledged.every((answer) => !answer.going)))
  if (open.length === 0) return null
  return (
    <TopLayer>
      {open.map((panic, i) => (
        <HelpNeeded key={panic.event} panic={panic} first={i === 0} />
      ))}
    </TopLayer>
  )
}

function HelpNeeded({ panic, first }: { panic: Panic; first: boolean }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const { ask, said } = useAsk<Command>(centre)
  const going = useRef<HTMLButtonElement>(null)
  const shownAt = useFocus(going, first)
  const answer = (goes: boolean) => () => {
    if (performance.now() - shownAt.current < NOT_MEANT) return
    void ask({ type: 'acknowledgePanic', panic: panic.event, going: goes })
  }
  const answers = sayAnswers(state, panic)
  return (
    <section className={styles.bar} role="alert" aria-label="A colleague needs help">
      <p>
        {panic.drill && <b className={styles.drill}>DRILL</b>}
        <b>Help needed at {sayPlace(state, panic)}.</b> {panic.by === null ? 'Called' : `${sayColleague(state, panic.by)} called`} at{' '}
        {sayTime(panic.at, centre.timeZone())}
        {answers && `. ${answers}`}
        {said && ` ${said}`}
      </p>
      <div className={styles.answers}>
        <Button ref={going} keyName={first ? 'F7' : undefined} onPress={answer(true)}>
          I am going
        </Button>
        <Button onPress={answer(false)}>Seen</Button>
      </div>
    </section>
  )
}

/** To the answer, unless somebody is typing or answers a question; and back to where it was. Gives when the bar appeared. */
function useFocus(button: React.RefObject<HTMLButtonElement | null>, first: boolean): React.RefObject<number> {
  const shownAt = useRef(0)
  useEffect(() => {
    shownAt.current = performance.now()
    const before = document.activeElement
    const busy = isTyping(before) || before?.closest('[role=dialog], [role=alertdialog]')
    if (first && !busy) button.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected && !busy) before.focus()
    }
  }, [button, first])
  return shownAt
}
