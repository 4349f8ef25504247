/*
  npm run -s bench:desk -- [--json] [--rounds N]
  How long people wait for their own screen, for the screen of another desk, and for a start with a long log: in a real Chromium,
  against the built screens and a hub of its own, each beside the least that a bare page needs for the same, in the same run.
*/
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { figures, sayFigures } from './desk/figures.ts'
import { pressRounds, startRounds } from './desk/measure.ts'
import { setUp } from './desk/stage.ts'

const VISITS = 300
const EVENTS = 20_000
const ROUNDS = 30

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: String(ROUNDS) } } })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds is a whole number above 0, not "${values.rounds}".`)
  const stage = await setUp({ visits: VISITS, events: EVENTS }, (line) => console.error(line))
  try {
    console.error(`${rounds} rounds of presses …`)
    await pressRounds(stage, 3)
    const { ownScreen, otherScreen, steps } = await pressRounds(stage, rounds)
    console.error(`${rounds} rounds of starts …`)
    const events = await stage.copyLog(stage.adviser)
    const starts = await startRounds(stage, rounds)
    const found = {
      visits: VISITS,
      rounds,
      ownScreen: figures(ownScreen.own, ownScreen.floor),
      otherScreen: figures(otherScreen.own, otherScreen.floor),
      start: { events, ...figures(starts.own, starts.floor) },
      chromium: stage.version,
      cores: availableParallelism(),
    }
    if (values.json) return console.log(JSON.stringify(found))
    console.log(`A day with ${VISITS} visits, ${rounds} rounds, Chromium ${found.chromium}, ${found.cores} cores`)
    console.log(sayFigures('Click to own screen', found.ownScreen))
    for (const [name, own] of Object.entries(steps)) console.log(sayFigures(`  ${name}`, figures(own, ownScreen.floor)))
    console.log(sayFigures('Click to the other desk’s screen', found.otherScreen))
    console.log(sayFigures(`Start with ${events} events`, found.start))
  } finally {
    await stage.close()
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
