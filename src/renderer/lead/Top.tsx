import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Head } from '#renderer/ui/Head.tsx'

export function Top() {
  const centre = useTheCentre()
  const view = useCentre((all) => all)
  const now = useNow('second')
  const { device, state, sync, storeFault } = view
  return (
    <Head
      name="Today"
      place={state.centre?.name ?? device.centreName}
      demo={state.centre?.demo ?? false}
      sync={sync}
      storeFault={storeFault}
      now={now}
      timeZone={centre.timeZone()}
    />
  )
}
