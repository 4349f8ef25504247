/* What the staff screens can open over their own work, by More. Each is a part of its own; Esc goes back to the work. */
import type { ComponentType } from 'react'
import type { Role } from '#domain/roles.ts'
import { HelpCalls } from '#renderer/staff/safety/HelpCalls.tsx'
import { RollCall } from '#renderer/staff/safety/RollCall.tsx'

export type SheetProps = { onClose: () => void }
export type SheetEntry = {
  name: string
  /** What its button says, and one line of what it is for. */
  label: string
  hint: string
  roles: readonly Role[]
  Sheet: ComponentType<SheetProps>
}

const STAFF: readonly Role[] = ['welcome', 'adviser', 'lead']

/** In the order in which More lists them: the first has digit 1. */
export const SHEETS: readonly SheetEntry[] = [
  { name: 'rollCall', label: 'Everybody out, roll call', hint: 'Who is in the building. Also F8', roles: STAFF, Sheet: RollCall },
  { name: 'helpCalls', label: 'Calls for help', hint: 'Who called today, who answered, and a drill. F9 calls', roles: STAFF, Sheet: HelpCalls },
]

/** The sheet of that name; null: there is none. */
export function sheetNamed(name: string): SheetEntry | null {
  return SHEETS.find((entry) => entry.name === name) ?? null
}
