import { useEffect } from 'react'
import { useOpenSheet } from '#renderer/staff/sheets/openSheet.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { loadCharts } from './Chart.tsx'
import { Period } from './Period.tsx'

/** From today to any period. */
export function OpenPeriod() {
  const open = useOpenSheet()
  // So that they are there, and kept for a start without the network, before anybody asks.
  useEffect(() => void loadCharts(), [])
  return (
    <Button look="quiet" keyName="." onPress={() => open(Period)}>
      Any period
    </Button>
  )
}
