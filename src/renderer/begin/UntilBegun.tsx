import type { ReactNode } from 'react'
import { useState } from 'react'
import type { DemoOffer } from '#renderer/centre/api.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { AskWhich } from './AskWhich.tsx'
import { DemoReady } from './DemoReady.tsx'
import { NotYet } from './NotYet.tsx'
import { SetUp } from './SetUp.tsx'

/**
 * The device's own screen, once its centre is at work. Before that a team lead is asked what it becomes, and sets it up until that is finished;
 * other devices wait until it can be worked with.
 */
export function UntilBegun({ children }: { children: ReactNode }) {
  const device = useCentre((view) => view.device)
  const centre = useCentre((view) => view.state.centre)
  const isFinished = useCentre((view) => view.state.setUpAt !== null)
  const [offers, setOffers] = useState<DemoOffer[] | null>(null)
  const begun = centre ? 'done' : device.begun
  const isOurs = begun === 'settingUp' || (centre !== null && !centre.demo)
  if (offers) return <DemoReady offers={offers} onGoOn={() => setOffers(null)} />
  if (isOurs && !isFinished && device.role === 'lead') return <SetUp />
  if (begun === 'done') return children
  return device.role === 'lead' ? <AskWhich onDemo={setOffers} /> : <NotYet />
}
