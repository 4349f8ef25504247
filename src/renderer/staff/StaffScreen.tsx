import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { DeskId } from '#domain/events.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Bottom } from './Bottom.tsx'
import { CallForHelp } from '#renderer/staff/safety/CallForHelp.tsx'
import { SafetyBars } from '#renderer/staff/safety/SafetyBars.tsx'
import { More } from '#renderer/staff/sheets/More.tsx'
import type { SheetEntry } from '#renderer/staff/sheets/sheets.ts'
import { SHEETS, sheetNamed } from '#renderer/staff/sheets/sheets.ts'
import { Top } from './Top.tsx'

type StaffScreenProps = {
  /** Which screen it is, as the head says. */
  name: string
  columns: 'welcome' | 'adviser' | 'lead' | 'one'
  /** The desk that it works for, where that is not the device's own. */
  desk?: DeskId | null
  /** The screen's own actions. */
  foot?: ReactNode
  /** Puts the focus where the work goes on, after a sheet was closed. */
  onBack?: () => void
  children: ReactNode
}

/** A staff screen: its head and foot, its own panels, and by More the sheets that every staff screen has. */
export function StaffScreen({ name, columns, desk, foot, onBack, children }: StaffScreenProps) {
  const role = useCentre((view) => view.device.role)
  const ownDesk = useCentre((view) => view.device.desk)
  const [open, setOpen] = useState<SheetEntry | 'more' | null>(null)
  const was = useRef(open)
  useEffect(() => {
    if (was.current !== null && open === null) onBack?.()
    was.current = open
  })
  const entries = SHEETS.filter(({ roles }) => roles.includes(role))
  const close = () => setOpen(null)
  const Sheet = open === null || open === 'more' ? null : open.Sheet
  return (
    <Screen
      columns={open === null ? columns : open === 'more' ? 'one' : 'sheet'}
      head={
        <div>
          <SafetyBars onRollCall={() => setOpen(sheetNamed('rollCall'))} />
          <Top name={name} />
        </div>
      }
      foot={
        <Bottom {...(open === null ? { onPutRight: () => setOpen(sheetNamed('putRight')) } : {})}>
          {open === null && foot}
          <CallForHelp desk={desk ?? ownDesk} />
          {entries.length > 0 && (
            <Button look="quiet" keyName="Z" pressed={open !== null} onPress={() => setOpen(open === null ? 'more' : null)}>
              More
            </Button>
          )}
        </Bottom>
      }
    >
      {Sheet ? <Sheet onClose={close} /> : open === 'more' ? <More entries={entries} onOpen={setOpen} onClose={close} /> : children}
    </Screen>
  )
}
