import type { ReactNode } from 'react'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { CentreSwitch } from './CentreSwitch.tsx'
import { Head } from '#renderer/ui/Head.tsx'

/** The head of a staff screen: which screen, how well it is in touch, the time. */
export function Top({ name, who }: { name: string; who?: ReactNode }) {
  const centre = useTheCentre()
  const view = useCentre((all) => all)
  const now = useNow('second')
  const { device, state, sync, storeFault } = view
  return (
    <Head
      name={name}
      who={who}
      place={state.centre?.name ?? device.centreName}
      demo={state.centre?.demo ?? false}
      elsewhere={device.role === 'lead' && <CentreSwitch />}
      sync={sync}
      storeFault={storeFault}
      now={now}
      timeZone={centre.timeZone()}
    />
  )
}
