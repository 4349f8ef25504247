/*
  npm run -s trials -- power|kill [--store sqlite|postgres|desk|hub|browser] [--trials N] [--json]
  Cuts the power of stores and kills programs while they work, and counts what somebody was told is saved and is not there
  afterwards. What a trial is and what was last seen: docs/trials.md.
*/
import { parseArgs } from 'node:util'
import { needNode24 } from './needNode24.ts'

needNode24()
const { runTrials } = await import('#test/trials/runTrials.ts')

const USAGE = 'Usage: npm run -s trials -- power|kill [--store sqlite|postgres|desk|hub|browser] [--trials N] [--json]'
const { values, positionals } = parseArgs({
  options: { store: { type: 'string' }, trials: { type: 'string' }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [kind, ...rest] = positionals
const trials = values.trials === undefined ? null : Number(values.trials)
const said =
  rest.length > 0 || (trials !== null && !(Number.isInteger(trials) && trials > 0)) ? USAGE : await runTrials(kind ?? '', { ...values, trials }, USAGE)
if (typeof said === 'string') console.error(said)
process.exit(said === true ? 0 : 1)
