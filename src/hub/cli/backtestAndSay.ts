import { readFileSync } from 'node:fs'
import { backtest, byDay } from '#hub/backtest/backtest.ts'
import { readHistory } from '#hub/backtest/readHistory.ts'
import { sayBacktest, sayWrongLines } from '#hub/backtest/sayBacktest.ts'
import { figuresOf } from '#hub/backtest/figuresOf.ts'
import { StartError } from '#hub/faults.ts'
import type { Backtest } from './readCommand.ts'

/** Files of a centre's history say local times. */
const ZONE = 'Europe/London'
const USUAL = 10

/** Reads a history, estimates it, prints how that did, and answers the exit code. Nothing is kept, and no hub is asked. */
export function backtestAndSay({ file, learn, json }: Backtest): number {
  const history = readHistory(readText(file), ZONE)
  if ('wrong' in history) {
    console.error([`Nothing was estimated, because ${file} cannot be read whole:`, ...sayWrongLines(history.wrong)].join('\n'))
    return 1
  }
  const days = byDay(history.visits).length
  if (days < 2) throw new StartError(`${file} holds one day. It takes two at least: one to learn, one to estimate.`)
  const learnDays = learn ?? Math.min(USUAL, Math.floor(days / 2))
  if (learnDays >= days) throw new StartError(`${file} holds ${days} days. Learn on fewer of them: --learn ${days - 1} or less.`)
  if (!json) console.error(`${history.visits.length} visits on ${days} days. This takes a while …`)
  const found = backtest(history.visits, learnDays, ZONE)
  console.log(json ? JSON.stringify(figuresOf(found, history)) : sayBacktest(found, history).join('\n'))
  return 0
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
