import { useEffect, useState } from 'react'
import type { VisitId } from '#domain/events.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useLatest } from '#renderer/ui/useLatest.ts'
import { usePrint } from '#renderer/ui/usePrint.tsx'
import { Slip } from './Slip.tsx'
import styles from './Welcome.module.css'

/** The slip of somebody who has a number. `ready`: not while that is still saved; whoever asks for it then gets it after. */
export function PrintSlip({ visit, ready = true }: { visit: VisitId; ready?: boolean }) {
  const { print, printed } = usePrint()
  const [wanted, want] = useState(false)
  const go = useLatest(() => {
    want(false)
    print(<Slip visit={visit} />)
  })
  useEffect(() => {
    if (wanted && ready) go()
  }, [wanted, ready, go])
  return (
    <div className={styles.row}>
      <Button keyName="/" onPress={() => want(true)}>
        Print the slip
      </Button>
      {printed}
    </div>
  )
}
