/* What the staff screens can open over their own work, by More. Each is a part of its own; Esc goes back to the work. */
import type { ComponentType } from 'react'
import type { Role } from '#domain/roles.ts'
import type { SheetProps } from './sheetProps.ts'
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
  {
    name: 'privateRoom',
    label: 'Private room',
    hint: 'Somebody asks for help in private. Also F2',
    roles: ['welcome', 'adviser', 'lead'],
    shortcut: 'F2',
    Sheet: PrivateCheck,
  },
]
