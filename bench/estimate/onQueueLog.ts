/* The backtest on a bank's queue log of 18 days: 10 are learned, 8 are estimated. Nobody says there when desks are open, nor which does what. */
import { readFileSync } from 'node:fs'
import { backtest } from '#hub/backtest/backtest.ts'
import { figuresOf } from '#hub/backtest/figuresOf.ts'
import { readHistory } from '#hub/backtest/readHistory.ts'
import type { Measured } from './goals.ts'
import { atMost, between } from './goals.ts'
import { historyOfQueueLog } from './queueLog.ts'

const LEARNED_DAYS = 10
const ZONE = 'Europe/London'

export function onQueueLog(file: string): Measured {
  const history = readHistory(historyOfQueueLog(readFileSync(file, 'utf8')), ZONE)
  if ('wrong' in history) throw new Error(`${file}, line ${history.wrong[0]?.line}: ${history.wrong[0]?.sentence}`)
  const found = backtest(history.visits, LEARNED_DAYS, ZONE)
  const { byKind } = found
  const goals = (['arrival', 'waiting'] as const).flatMap((kind) => {
    const { own, rivals } = byKind[kind]
    return [
      atMost(`${kind}: mean error beside ridge regression, as it comes or put right, whichever is nearer`, own.off / rivals.ridge.best, 1),
      between(`${kind}: called by the end of the range`, own.kept, 0.88, 0.93),
    ]
  })
  return { figures: figuresOf(found, history), goals }
}
