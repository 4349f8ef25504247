/* The parts of what a centre is, in the order in which a new one sets them. */
import type { ComponentType } from 'react'
import type { CentreState } from '#domain/centre/state.ts'
import { CentreForm } from './CentreForm.tsx'
import { DesksForm } from './DesksForm.tsx'
import type { FormProps } from './form.ts'
import { PcsForm } from './PcsForm.tsx'
import { PracticeForm } from './PracticeForm.tsx'
import { ScreenForm } from './ScreenForm.tsx'
import { ServicesForm } from './ServicesForm.tsx'
import { StaffForm } from './StaffForm.tsx'
import { StandardsForm } from './StandardsForm.tsx'

export type Part = {
  title: string
  Form: ComponentType<FormProps>
  /** What the log says of it; null: a thing to do and not to set, of which the log knows nothing. */
  isSet: ((state: CentreState) => boolean) | null
}

export const PARTS: readonly Part[] = [
  { title: 'Name and hours', Form: CentreForm, isSet: ({ centre, hours }) => centre !== null && hours !== null },
  { title: 'Services', Form: ServicesForm, isSet: ({ services }) => [...services.values()].some(({ offered }) => offered) },
  { title: 'Desks', Form: DesksForm, isSet: ({ desks }) => [...desks.values()].some(({ inUse }) => inUse) },
  { title: 'Staff', Form: StaffForm, isSet: ({ staff }) => [...staff.values()].some(({ here }) => here) },
  { title: 'Standards', Form: StandardsForm, isSet: ({ delayReasons }) => delayReasons.length > 0 },
  { title: 'Waiting-room screen', Form: ScreenForm, isSet: null },
  { title: 'Other PCs', Form: PcsForm, isSet: null },
  { title: 'A practice visit', Form: PracticeForm, isSet: null },
]
