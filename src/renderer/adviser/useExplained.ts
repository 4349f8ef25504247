import { useMemo } from 'react'
import { queueForDesk } from '#domain/queue/callingOrder.ts'
import type { Explained } from '#domain/queue/whyThisOne.ts'
import { explained } from '#domain/queue/whyThisOne.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { placesOf } from '#renderer/staff/sayWho.ts'
import { sayWhy } from '#renderer/staff/sayWhy.ts'
import type { AtDesk } from './useDesk.ts'

/** Whom this desk can see in calling order, each with why they stand there. */
export function useExplained({ state, day, desk, hand }: AtDesk): (Explained & { sentence: string })[] {
  const zone = useTheCentre().timeZone()
  const own = useCentre((view) => view.device)
  const places = useMemo(() => placesOf(state, day, own), [state, day, own])
  const order = queueForDesk(state, day, desk.id, hand.second)
  return explained(state, order, hand.second).map((one) => ({ ...one, sentence: sayWhy(one, { state, places, desk: desk.label, zone }) }))
}
