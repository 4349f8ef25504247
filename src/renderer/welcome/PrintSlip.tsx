import type { VisitId } from '#domain/events.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { usePrint } from '#renderer/ui/usePrint.tsx'
import { Slip } from './Slip.tsx'
import styles from './Welcome.module.css'

/** The slip of somebody who has a number. */
export function PrintSlip({ visit }: { visit: VisitId }) {
  const { print, printed } = usePrint()
  return (
    <div className={styles.row}>
      <Button keyName="/" onPress={() => print(<Slip visit={visit} />)}>
        Print the slip
      </Button>
      {printed}
    </div>
  )
}
