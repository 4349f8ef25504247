import { useEffect, useRef, useState } from 'react'
import type { Period } from '#domain/lead/presets.ts'
import { isRanked } from '#domain/lead/figures.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { AppointmentRows, VisitRows } from './BehindRows.tsx'
import type { Opened } from './Count.tsx'
import { sayBehind } from './figureWords.ts'
import { sayPeriod } from './periodWords.ts'
import type { AskedStory } from './StoryOfDay.tsx'
import { StoryOfDay } from './StoryOfDay.tsx'
import { useBehind } from './useBehind.ts'
import styles from './Period.module.css'

type BehindProps = { period: Period; opened: Opened; onClose: () => void }

/** Who is behind a figure of a period, row by row. Each opens its story; closing that comes back to its row. */
export function BehindList({ period, opened, onClose }: BehindProps) {
  const { found, more } = useBehind(period, opened)
  const [story, tell] = useState<AskedStory | null>(null)
  const [told, setTold] = useState<AskedStory | null>(null)
  const close = () => {
    setTold(story)
    tell(null)
  }
  if (story) return <StoryOfDay {...story} device={opened.where.device} onClose={close} />
  return <List period={period} opened={opened} found={found} more={more} told={told} onTell={tell} onClose={onClose} />
}

/** `told`: whose story was read last. */
type ListProps = BehindProps & ReturnType<typeof useBehind> & { told: AskedStory | null; onTell: (story: AskedStory) => void }

function List({ period, opened, found, more, told, onTell, onClose }: ListProps) {
  const box = useRef<HTMLDivElement>(null)
  const rows = found?.rows
  const shown = rows ? rows.appointments.length + rows.visits.length : 0
  const words = sayBehind(opened, opened.where.names)
  const order = isRanked(opened.figure) ? 'The longest first' : 'The newest first'
  useKey('Escape', 'Back to the figures', onClose)
  useKey('M', 'Into the list', () => box.current?.querySelector<HTMLElement>('button[data-visit]')?.focus())
  const isThere = rows !== undefined
  useEffect(() => {
    if (!isThere) return
    const was = told && box.current?.querySelector<HTMLElement>(`[data-visit="${CSS.escape(told.visit)}"]`)
    ;(was ?? box.current?.querySelector<HTMLElement>('button[data-visit]') ?? box.current)?.focus()
  }, [isThere, told])
  return (
    <Panel title={rows ? `${rows.of} ${words}` : words} aside={`${opened.where.centreName}, ${sayPeriod(period)}. ${order}. Esc goes back`} grow>
      {found?.said && <Note>{rows ? `${found.said} Shown are only those of the days that this PC still holds.` : found.said}</Note>}
      <Polite>{rows ? `${shown} of ${rows.of} shown` : found ? '' : 'Looking.'}</Polite>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={words} ref={box}>
        {found === null && <p>Looking.</p>}
        {rows?.of === 0 && <p>Nobody.</p>}
        {rows && rows.appointments.length > 0 && <AppointmentRows rows={rows.appointments} names={opened.where.names} onTell={onTell} />}
        {rows && rows.visits.length > 0 && <VisitRows rows={rows.visits} names={opened.where.names} onTell={onTell} />}
      </div>
      {rows && shown < rows.of && (
        <p className={styles.choose}>
          {shown} of {rows.of} shown{more ? '' : '. Choose fewer days, or one service, desk or hour, to see the others'}
          {more && (
            <Button
              keyName="+"
              onPress={() => {
                more()
                // The button may be gone by then.
                box.current?.focus()
              }}
            >
              Show more
            </Button>
          )}
        </p>
      )}
    </Panel>
  )
}
