/* What the staff screens can open over their own work, by More. Each is a part of its own; Esc goes back to the work. */
import type { ComponentType } from 'react'
import type { SheetProps } from './sheetProps.ts'
import type { Role } from '#domain/roles.ts'
import { Appointments } from '#renderer/staff/appointments/Appointments.tsx'
import { Desks } from '#renderer/staff/desks/Desks.tsx'
import { Today } from '#renderer/staff/people/Today.tsx'
import { WaitingList } from '#renderer/staff/print/WaitingList.tsx'
import { PrivateCheck } from '#renderer/staff/privately/PrivateCheck.tsx'
import { CloseDay } from '#renderer/staff/closing/CloseDay.tsx'
import { EnterFromPaper } from '#renderer/staff/putRight/EnterFromPaper.tsx'
import { PutRight } from '#renderer/staff/putRight/PutRight.tsx'
import { Outage } from '#renderer/staff/delays/Outage.tsx'
import { TellDelay } from '#renderer/staff/delays/TellDelay.tsx'
import { HelpCalls } from '#renderer/staff/safety/HelpCalls.tsx'
import { RollCall } from '#renderer/staff/safety/RollCall.tsx'
import { Settings } from '#renderer/staff/settings/Settings.tsx'

export type SheetEntry = {
  name: string
  /** What its button says, and one line of what it is for. */
  label: string
  hint: string
  roles: readonly Role[]
  /** A key that opens it from the work, without More. */
  shortcut?: string
  Sheet: ComponentType<SheetProps>
}

const STAFF: readonly Role[] = ['welcome', 'adviser', 'lead']
const WELCOME_AND_LEAD: readonly Role[] = ['welcome', 'lead']

/** In the order in which More lists them: the first has digit 1, the tenth 0, the next A. */
export const SHEETS: readonly SheetEntry[] = [
  { name: 'settings', label: 'Settings', hint: 'name and hours, services, desks, staff, standards, and who changed what', roles: ['lead'], Sheet: Settings },
  { name: 'desks', label: 'Desks', hint: 'call, start and finish for any desk', roles: ['welcome', 'lead'], Sheet: Desks },
  { name: 'today', label: 'What I do today', hint: 'what is not ticked goes to other desks', roles: ['welcome', 'adviser'], Sheet: Today },
  { name: 'waitingList', label: 'Waiting list', hint: 'on paper, also without the network', roles: ['welcome', 'adviser', 'lead'], Sheet: WaitingList },
  { name: 'closeDay', label: 'Close the day', hint: 'Everybody who is still open gets an answer', roles: WELCOME_AND_LEAD, Sheet: CloseDay },
  { name: 'putRight', label: 'Put right', hint: 'Service, desk, times or outcome of anybody of today', roles: STAFF, Sheet: PutRight },
  { name: 'paper', label: 'Enter from paper', hint: 'What was written down while Foyer could not be used', roles: WELCOME_AND_LEAD, Sheet: EnterFromPaper },
  { name: 'outage', label: 'An outage', hint: 'From when until when nobody could write anything down', roles: WELCOME_AND_LEAD, Sheet: Outage },
  { name: 'rollCall', label: 'Everybody out, roll call', hint: 'Who is in the building. Also F8', roles: STAFF, Sheet: RollCall },
  { name: 'helpCalls', label: 'Calls for help', hint: 'Who called today, who answered, and a drill. F9 calls', roles: STAFF, Sheet: HelpCalls },
  {
    name: 'privateRoom',
    label: 'Private room',
    hint: 'Somebody asks for help in private. Also F2',
    roles: ['welcome', 'adviser', 'lead'],
    shortcut: 'F2',
    Sheet: PrivateCheck,
  },
  { name: 'appointments', label: 'Appointments', hint: 'Book, move and cancel, and who must be rebooked', roles: WELCOME_AND_LEAD, Sheet: Appointments },
]

/** What is needed at once, from wherever one is: it stands in the foot, and not among More. */
export const TELL_DELAY: SheetEntry = {
  name: 'tellDelay',
  label: 'Tell of a delay',
  hint: 'Who waits longer than planned, why, and until when',
  roles: STAFF,
  shortcut: 'T',
  Sheet: TellDelay,
}

/** The sheet of that name; null: there is none. */
export function sheetNamed(name: string): SheetEntry | null {
  return SHEETS.find((entry) => entry.name === name) ?? null
}
