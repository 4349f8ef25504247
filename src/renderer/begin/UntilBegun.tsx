import type { ReactNode } from 'react'
import { useState } from 'react'
import type { DemoOffer } from '#renderer/centre/api.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { AskWhich } from './AskWhich.tsx'
import { DemoReady } from './DemoReady.tsx'
import { NotYet } from './NotYet.tsx'
import { SetUp } from './SetUp.tsx'

/**
 * The device's own screen, once its centre is at work. Before that a team lead is asked what it becomes, and sets it up; other devices wait.
 * Who is in the middle of setting up stays there until that is done, also when the centre has its name already.
 */
export function UntilBegun({ children }: { children: ReactNode }) {
  const device = useCentre((view) => view.device)
  const isSetUp = useCentre((view) => view.state.centre !== null)
  const [offers, setOffers] = useState<DemoOffer[] | null>(null)
  const [staying, setStaying] = useState(false)
  const begun = isSetUp ? 'done' : device.begun
  const setsUp = begun === 'settingUp' && device.role === 'lead'
  if (offers) return <DemoReady offers={offers} onGoOn={() => setOffers(null)} />
  if (setsUp || staying) return <SetUp stay={setStaying} />
  if (begun === 'done') return children
  return device.role === 'lead' ? <AskWhich onDemo={setOffers} /> : <NotYet />
}
