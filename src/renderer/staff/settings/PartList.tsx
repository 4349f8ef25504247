import { Circle, CircleCheck } from 'lucide-react'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Unseen } from '#renderer/ui/Panel.tsx'
import type { Part } from './parts.ts'
import styles from './Settings.module.css'

type PartListProps = {
  title: string
  aside: string
  parts: readonly Pick<Part, 'title' | 'isSet'>[]
  at: number
  onGo: (place: number) => void
  /** Parts that were done here, of those that the log does not know. */
  done?: ReadonlySet<number>
}

/** The parts at the side: what is done, and where one is. A digit goes to each, 0 to the tenth. */
export function PartList({ title, aside, parts, at, onGo, done }: PartListProps) {
  const state = useCentre((view) => view.state)
  return (
    <Panel title={title} aside={aside}>
      <ol className={styles.parts}>
        {parts.map((part, i) => {
          const isDone = part.isSet?.(state) || done?.has(i)
          return (
            <li key={part.title}>
              <Button
                keyName={String((i + 1) % 10)}
                label={part.title}
                pressed={i === at}
                icon={done && (isDone ? <CircleCheck className="icon" aria-hidden="true" /> : <Circle className="icon" aria-hidden="true" />)}
                onPress={() => onGo(i)}
              >
                {part.title}
                {done && isDone && <Unseen>, done</Unseen>}
              </Button>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
