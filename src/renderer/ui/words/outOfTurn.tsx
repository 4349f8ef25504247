import { ChevronsUp } from 'lucide-react'

/** Why somebody must be seen at once. Where others could read it, only the mark is shown. */
export const SEE_NOW = { emergency: 'Emergency', safeguarding: 'Safeguarding' } satisfies Record<string, string>

export const SEE_NOW_MARK = { label: 'See now', icon: <ChevronsUp className="icon" aria-hidden="true" /> }

/** Why an adviser calls somebody who is not next. */
export const OUT_OF_TURN = {
  knowsTheCase: 'I know their case',
  quickMatter: 'A quick matter',
  needsThisDesk: 'Needs this desk',
  cameBack: 'They came back',
  other: 'Another reason',
} satisfies Record<string, string>
