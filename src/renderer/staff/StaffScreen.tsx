import type { ComponentType, ReactNode } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskId } from '#domain/events.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Bottom } from './Bottom.tsx'
import { CallForHelp } from '#renderer/staff/safety/CallForHelp.tsx'
import { SafetyBars } from '#renderer/staff/safety/SafetyBars.tsx'
import { More } from '#renderer/staff/sheets/More.tsx'
import { OpenSheetContext } from '#renderer/staff/sheets/openSheet.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import type { SheetEntry } from '#renderer/staff/sheets/sheets.ts'
import { SHEETS, sheetNamed, TELL_DELAY } from '#renderer/staff/sheets/sheets.ts'
import { Initials } from '#renderer/staff/people/Initials.tsx'
import { People } from '#renderer/staff/people/People.tsx'
import { usePeople } from '#renderer/staff/people/usePeople.ts'
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

function Shortcut({ entry, onOpen }: { entry: SheetEntry; onOpen: (entry: SheetEntry) => void }) {
  useKey(entry.shortcut ?? null, entry.label, () => onOpen(entry))
  return null
}

/** A staff screen: its head and foot, its own panels, and by More the sheets that every staff screen has. */
export function StaffScreen({ name, columns, desk, foot, onBack, children }: StaffScreenProps) {
  const role = useCentre((view) => view.device.role)
  const ownDesk = useCentre((view) => view.device.desk)
  const [open, setOpen] = useState<SheetEntry | 'more' | 'people' | null>(null)
  const people = usePeople()
  // Nothing is taken out of anybody's hands: a sheet that is open stays.
  const shown = open === null && people.mustChoose ? 'people' : open
  const was = useRef(shown)
  useEffect(() => {
    if (was.current !== null && shown === null) onBack?.()
    was.current = shown
  })
  const openSheet = useCallback((Sheet: ComponentType<SheetProps>) => setOpen({ name: '', label: '', hint: '', roles: [], Sheet }), [])
  const entries = SHEETS.filter(({ roles }) => roles.includes(role))
  const close = () => setOpen(null)
  const Sheet = shown === null || typeof shown === 'string' ? null : shown.Sheet
  return (
    <Screen
      columns={shown === null ? columns : typeof shown === 'string' ? 'one' : 'sheet'}
      head={
        <div>
          <SafetyBars onRollCall={() => setOpen(sheetNamed('rollCall'))} />
          <Top name={name} who={people.asked && <Initials person={people.person} onSwitch={() => setOpen('people')} />} />
        </div>
      }
      foot={
        <Bottom {...(shown === null ? { onPutRight: () => setOpen(sheetNamed('putRight')) } : {})}>
          {shown === null && <OpenSheetContext value={openSheet}>{foot}</OpenSheetContext>}
          {entries.map((entry) => entry.shortcut && <Shortcut key={entry.name} entry={entry} onOpen={setOpen} />)}
          {shown === null && (
            <Button look="quiet" keyName={TELL_DELAY.shortcut} onPress={() => setOpen(TELL_DELAY)}>
              {TELL_DELAY.label}
            </Button>
          )}
          <CallForHelp desk={desk ?? ownDesk} />
          {entries.length > 0 && (
            <Button look="quiet" keyName="Z" pressed={shown === 'more' || Sheet !== null} onPress={() => setOpen(open === null ? 'more' : null)}>
              More
            </Button>
          )}
        </Bottom>
      }
    >
      {shown === 'people' ? (
        <People person={people.person} onDone={close} onUnnamed={people.mustChoose ? people.goUnnamed : null} />
      ) : Sheet ? (
        <Sheet onClose={close} desk={desk ?? null} />
      ) : shown === 'more' ? (
        <More entries={entries} onOpen={setOpen} onClose={close} />
      ) : (
        <OpenSheetContext value={openSheet}>{children}</OpenSheetContext>
      )}
    </Screen>
  )
}
