import { useOpenSheet } from '#renderer/staff/sheets/openSheet.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Period } from './Period.tsx'

/** From today to any period. */
export function OpenPeriod() {
  const open = useOpenSheet()
  return (
    <Button look="quiet" keyName="." onPress={() => open(Period)}>
      Any period
    </Button>
  )
}
