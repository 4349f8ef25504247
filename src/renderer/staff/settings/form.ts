import type { Ref } from 'react'

/** How a form of settings is told to save what is in it. Answers whether it was saved; if not, the sentence has been said. */
export type FormHandle = {
  save(): Promise<boolean>
  /** On the way back: what was changed here is saved, and defaults that nobody looked at are not. */
  keep?(): Promise<unknown>
}

export type FormProps = {
  ref: Ref<FormHandle>
  /** What the domain said no to, for the line under the buttons; null takes it away. */
  onSaid: (sentence: string | null) => void
  /** Enter belongs to something in the form for now. */
  onHold: (held: boolean) => void
}
