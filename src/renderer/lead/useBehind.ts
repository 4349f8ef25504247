import { useEffect, useState } from 'react'
import type { BehindRows } from '#domain/lead/figures.ts'
import { rowsBehind } from '#domain/lead/figures.ts'
import { rowsOfState } from '#domain/lead/period.ts'
import type { Period } from '#domain/lead/presets.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import type { Opened } from './Count.tsx'

/** `said`: why the rows are not from the hub, or why there are none. */
export type Found = { rows: BehindRows | null; said: string | null }

/** So many rows at once, and at most so many in all: the hub gives no more. */
const [STEP, MOST] = [200, 1000]

/** The rows behind a figure of a period; null: they are being fetched. While the hub is away, those of the days that this PC holds. */
export function useBehind(period: Period, { where, ...behind }: Opened): { found: Found | null; more: (() => void) | null } {
  const centre = useTheCentre()
  const [most, setMost] = useState(STEP)
  const [found, setFound] = useState<Found | null>(null)
  const { from, to } = period
  const { device } = where
  const { figure, dimension, key } = behind
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const asked = { figure, dimension, key }
      const answer = await centre.behind({ from, to }, asked, most, device)
      if (!isWanted) return
      if ('ok' in answer) return setFound({ rows: answer.ok, said: null })
      // Of another centre this PC holds nothing.
      const here = device === null ? rowsBehind(rowsOfState(centre.view().state, { from, to }, centre.now()), asked, most) : null
      setFound({ rows: here, said: answer.sentence })
    }
    void ask()
    return () => void (isWanted = false)
  }, [centre, from, to, figure, dimension, key, device, most])
  const shown = found?.rows ? found.rows.appointments.length + found.rows.visits.length : 0
  const hasMore = found?.rows && found.rows.of > shown && most < MOST
  return { found, more: hasMore ? () => setMost(most + STEP) : null }
}
