import { HubFault } from '#hub/faults.ts'
import { oneAtATime } from '#hub/feed/oneAtATime.ts'
import type { Parts } from '#hub/parts.ts'
import type { Council } from './councilFile.ts'
import { makeLevel } from './level.ts'

/** Nothing was announced: looked all the same, and sooner when the last try failed. */
const LOOK_AGAIN = 30_000
const TRY_AGAIN = 2_000

/** Keeps the council's hub filled from this centre's: at once when something is new, and on from where it was when a line was away. Answers what stops it. */
export function keepCouncilFilled(parts: Parts, centre: string, council: Council): () => void {
  const { feed, logger } = parts
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let said = ''
  const round = oneAtATime(async () => {
    if (stopped) return
    clearTimeout(timer)
    let failed = false
    try {
      await makeLevel(parts, centre, council)
      if (said !== '') logger.info('The council’s hub is reached again.')
      said = ''
    } catch (error) {
      failed = true
      const what = error instanceof Error ? error.message : String(error)
      // A line that is away for a week is worth one line in the record.
      if (what !== said) logger.warn({ err: error instanceof HubFault ? undefined : error }, `Council: ${what}`)
      said = what
    }
    clearTimeout(timer)
    timer = setTimeout(() => void round(), failed ? TRY_AGAIN : LOOK_AGAIN)
    timer.unref()
  })
  const leave = feed.join({ centre, device: 'council', tokenHash: '', heard: (news) => void (news === 'log' && round()), hangUp: () => undefined })
  void round()
  return () => {
    stopped = true
    clearTimeout(timer)
    leave()
  }
}
