import type { ReactNode } from 'react'
import { Accessibility, DoorClosed, Ear, Eye, Footprints, Languages, MessageCircleMore, Monitor } from 'lucide-react'

export type NeedWords = { key: string; label: string; advice: string; icon: ReactNode }

const icon = (Icon: typeof Ear) => <Icon className="icon" aria-hidden="true" />

/** What a customer can ask us to know: its key at the welcome desk, its label, and what the adviser does about it. */
export const NEEDS = {
  hearingLoop: { key: 'H', label: 'Hearing loop', advice: 'Switch it on, face them when you speak', icon: icon(Ear) },
  sightLoss: { key: 'S', label: 'Sight loss', advice: 'Say who you are, read papers out, offer large print', icon: icon(Eye) },
  wheelchair: { key: 'W', label: 'Wheelchair', advice: 'Keep the way and the space at the desk free', icon: icon(Accessibility) },
  interpreter: { key: 'I', label: 'Interpreter', advice: 'Get the interpreter on the line first', icon: icon(Languages) },
  privateRoom: { key: 'R', label: 'Private room', advice: 'Find a free room before you call', icon: icon(DoorClosed) },
  other: { key: 'O', label: 'Other need', advice: 'Ask what helps before you start', icon: icon(MessageCircleMore) },
} satisfies Record<string, NeedWords>

export const CALL_BY = {
  screen: { key: 'V', label: 'Screen, voice', advice: 'The screen shows the number', icon: icon(Monitor) },
  comeAndGet: { key: 'M', label: 'Come and get me', advice: 'Go to the waiting area and say the number', icon: icon(Footprints) },
} satisfies Record<string, NeedWords>

export const PRIORITIES = {
  unwell: 'Unwell',
  distressed: 'Distressed',
  youngChild: 'With a young child',
  cannotWait: 'Cannot wait',
  sameDay: 'Must be done today',
  other: 'Another reason',
} satisfies Record<string, string>
