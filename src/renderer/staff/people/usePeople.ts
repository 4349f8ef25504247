import { useEffect, useState } from 'react'
import type { CentreState, Staff } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { StaffRole } from '#domain/events.ts'
import { whoIsAt } from '#domain/people/evolvePlaces.ts'
import type { Role } from '#domain/roles.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { lastDoneBy } from '#renderer/ui/lastDone.ts'

/** Who works at this device now, and whether it is to be asked. A centre without staff is never asked. */
export function usePeople() {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  // The question comes anew with the day.
  useNow('minute')
  const today = centre.today()
  const asked = staffHere(state).length > 0
  const [early, setEarly] = useState(!asked)
  const [unnamed, setUnnamed] = useState<string | null>(null)
  const who = whoIsAt(state, device.id, today)
  const person = (who !== null && state.staff.get(who)) || null
  useEffect(() => {
    if (person) setEarly(false)
  }, [person])
  // Where the first of the staff are set up while somebody works here, they are not stopped in the middle of it.
  const atWork = early && lastDoneBy(dayOf(state, today).visits.values(), device.id) !== null
  return {
    asked,
    person,
    mustChoose: asked && person === null && unnamed !== today && !atWork,
    /** Somebody who is not on the list works here today. */
    goUnnamed: () => setUnnamed(today),
  }
}

export function staffHere({ staff }: CentreState): Staff[] {
  return [...staff.values()].filter(({ here }) => here)
}

const FITS: Partial<Record<Role, StaffRole>> = { welcome: 'receptionist', adviser: 'adviser', lead: 'teamLead' }

/** Those who may work at a device of this role: first those whose work it is, each by name. A team lead's screen is for team leads, where there are any. */
export function whoMay(state: CentreState, role: Role): Staff[] {
  const fits = (one: Staff) => one.roles.some((mine) => mine === FITS[role])
  const all = staffHere(state).sort((a, b) => Number(fits(b)) - Number(fits(a)) || a.name.localeCompare(b.name))
  const leads = all.filter(fits)
  return role === 'lead' && leads.length > 0 ? leads : all
}
