/* What the staff screens can open over their own work, by More. Each is a part of its own; Esc goes back to the work. */
import type { ComponentType } from 'react'
import type { Role } from '#domain/roles.ts'
import { Settings } from '#renderer/staff/settings/Settings.tsx'

export type SheetProps = { onClose: () => void }
export type SheetEntry = {
  name: string
  /** What its button says, and one line of what it is for. */
  label: string
  hint: string
  roles: readonly Role[]
  Sheet: ComponentType<SheetProps>
}

/** In the order in which More lists them: the first has digit 1. */
export const SHEETS: readonly SheetEntry[] = [
  { name: 'settings', label: 'Settings', hint: 'name and hours, services, desks, staff, standards, and who changed what', roles: ['lead'], Sheet: Settings },
]
