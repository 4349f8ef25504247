import { useState } from 'react'
import type { SeeNowReason } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { SEE_NOW, SEE_NOW_MARK } from '#renderer/ui/words/outOfTurn.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import styles from './Welcome.module.css'

type Props = { visit: Visit; desk: WelcomeDesk; onDone: () => void }

/** The mark without the reason: somebody at the counter may read this screen. */
export function SeeNowMark({ visit }: { visit: Visit }) {
  if (visit.seeNow === null || isOver(visit)) return null
  return (
    <p>
      <b className={styles.need}>
        {SEE_NOW_MARK.icon}
        {SEE_NOW_MARK.label}
      </b>
    </p>
  )
}

/** One digit says why they must be seen at once. Only while this is asked is the reason to be read. */
export function WhySeeNow({ visit, desk, onDone }: Props) {
  useKey('Escape', 'Back', onDone)
  const choose = async (reason: SeeNowReason) => {
    if (visit.seeNow === reason || (await desk.ask({ type: 'seeNow', visit: visit.id, reason }))) onDone()
  }
  return (
    <fieldset>
      <legend className={styles.legend}>Why see {visit.ticket ?? 'them'} now?</legend>
      <div className={styles.pairs}>
        {(Object.keys(SEE_NOW) as SeeNowReason[]).map((reason, i) => (
          <Button key={reason} keyName={String(i + 1)} capFirst pressed={visit.seeNow === reason} onPress={() => void choose(reason)}>
            {SEE_NOW[reason]}
          </Button>
        ))}
        <BackInTurn visit={visit} desk={desk} onDone={onDone} />
      </div>
    </fieldset>
  )
}

/** Neither see now nor priority any more. */
export function BackInTurn({ visit, desk, onDone }: Props) {
  if (visit.seeNow === null && visit.priority === null) return null
  const back = async () => {
    if (await desk.ask({ type: 'removePriority', visit: visit.id })) onDone()
  }
  return (
    <Button keyName="0" capFirst onPress={() => void back()}>
      Back in their turn
    </Button>
  )
}

/** For the number that was just given. */
export function SeeNow({ visit, desk }: Omit<Props, 'onDone'>) {
  const [asking, ask] = useState(false)
  if (asking) return <WhySeeNow visit={visit} desk={desk} onDone={() => ask(false)} />
  return (
    <div className={styles.row}>
      <SeeNowMark visit={visit} />
      <Button keyName="U" onPress={() => ask(true)}>
        See now
      </Button>
    </div>
  )
}
