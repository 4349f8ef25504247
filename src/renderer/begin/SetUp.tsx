import { useEffect, useRef, useState } from 'react'
import { canWork } from '#domain/centre/setUp.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Bottom } from '#renderer/staff/Bottom.tsx'
import { Top } from '#renderer/staff/Top.tsx'
import type { FormHandle } from '#renderer/staff/settings/form.ts'
import { PartList } from '#renderer/staff/settings/PartList.tsx'
import { PARTS } from '#renderer/staff/settings/parts.ts'
import styles from '#renderer/staff/settings/Settings.module.css'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Column, Screen } from '#renderer/ui/Screen.tsx'

/**
 * The ten-minute path of a new centre. What a step holds is in the log as soon as it is left, and so a window that was closed goes on
 * at the first step that is not done. It ends with `setUpFinished`, which is what brings the team lead's screen.
 */
export function SetUp() {
  const state = useCentre((view) => view.state)
  const [at, setAt] = useState(() => firstToDo(state))
  return (
    <Screen columns="lead" head={<Top name="Set up our centre" />} foot={<Bottom />}>
      <Steps key={at} at={at} onGo={setAt} />
    </Screen>
  )
}

function Steps({ at, onGo }: { at: number; onGo: (place: number) => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const [said, setSaid] = useState<string | null>(null)
  const [held, setHeld] = useState(false)
  const [busy, setBusy] = useState(false)
  const form = useRef<FormHandle>(null)
  const place = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // A step begins in its first box; where it has none, at what Enter does.
    if (place.current?.contains(document.activeElement)) return
    const box = place.current?.querySelector<HTMLElement>('input, select')
    if (box) box.focus()
    else next.current?.focus()
  }, [])
  const part = PARTS[at]
  const isLast = at === PARTS.length - 1
  const to = (then: () => unknown) => async () => {
    if (busy) return
    setBusy(true)
    if ((await form.current?.save()) ?? true) await then()
    setBusy(false)
  }
  const finish = async () => {
    const answer = await centre.act({ type: 'setUp', event: 'setUpFinished', body: {} })
    if (!('done' in answer)) setSaid('fault' in answer ? answer.fault : answer.sentence)
  }
  const back = async () => {
    await form.current?.keep?.()
    if (at > 0) onGo(at - 1)
  }
  const go = (wanted: number) => void to(() => onGo(wanted))()
  const done = new Set(PARTS.flatMap(({ isSet }, i) => (isSet === null && i < at ? [i] : [])))
  if (!part) return null
  return (
    <>
      <Column>
        <Panel title={part.title} aside={`Step ${at + 1} of ${PARTS.length}`} grow>
          <div className={styles.body} ref={place}>
            <part.Form ref={form} onSaid={setSaid} onHold={setHeld} />
          </div>
          <Refused>{said}</Refused>
          <div className={styles.foot}>
            <Button keyName="Escape" locked={at === 0 ? '' : null} onPress={() => void back()}>
              Back
            </Button>
            <Button ref={next} look={held ? 'plain' : 'first'} keyName={held ? 'N' : 'Enter'} onPress={() => void to(isLast ? finish : () => onGo(at + 1))()}>
              {isLast ? 'Finish setting up' : 'Next'}
            </Button>
          </div>
        </Panel>
      </Column>
      <Column>
        <PartList title="Setting up" aside="about 10 minutes" parts={PARTS} at={at} onGo={go} done={done} />
        <Panel title="What is saved" hidden>
          <p>
            Each step is saved as you go. Close this window whenever you like: it goes on where you were. All of it can be changed later.
            {canWork(state) && ' The centre has what it needs to work.'}
          </p>
        </Panel>
      </Column>
    </>
  )
}

/** The first step that the log knows nothing of yet. */
function firstToDo(state: CentreState): number {
  const place = PARTS.findIndex(({ isSet }) => isSet === null || !isSet(state))
  return place < 0 ? 0 : place
}
