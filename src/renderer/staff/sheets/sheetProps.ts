/** What every sheet is given. */
export type SheetProps = { onClose: () => void }
