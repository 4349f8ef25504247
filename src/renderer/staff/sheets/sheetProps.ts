import type { DeskId } from '#domain/events.ts'

/** What every sheet is given. `desk`: which its screen works for; null: none. */
export type SheetProps = { onClose: () => void; desk?: DeskId | null }
