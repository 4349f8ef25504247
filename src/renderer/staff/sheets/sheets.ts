/* What the staff screens can open over their own work, by More. Each is a part of its own; Esc goes back to the work. */
import type { ComponentType } from 'react'
import type { SheetProps } from './sheetProps.ts'
import type { Role } from '#domain/roles.ts'
import { Desks } from '#renderer/staff/desks/Desks.tsx'
import { Today } from '#renderer/staff/people/Today.tsx'
import { WaitingList } from '#renderer/staff/print/WaitingList.tsx'
import { PrivateCheck } from '#renderer/staff/privately/PrivateCheck.tsx'

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

/** In the order in which More lists them: the first has digit 1. */
export const SHEETS: readonly SheetEntry[] = [
  { name: 'desks', label: 'Desks', hint: 'call, start and finish for any desk', roles: ['welcome', 'lead'], Sheet: Desks },
  { name: 'today', label: 'What I do today', hint: 'what is not ticked goes to other desks', roles: ['welcome', 'adviser'], Sheet: Today },
  { name: 'waitingList', label: 'Waiting list', hint: 'on paper, also without the network', roles: ['welcome', 'adviser', 'lead'], Sheet: WaitingList },
  {
    name: 'privateRoom',
    label: 'Private room',
    hint: 'Somebody asks for help in private. Also F2',
    roles: ['welcome', 'adviser', 'lead'],
    shortcut: 'F2',
    Sheet: PrivateCheck,
  },
]
