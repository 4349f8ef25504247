/* npm run check: format, lint, import fence, types and unit tests. For every save: under a minute. The rest is in npm test. */
import { needNode24 } from './needNode24.ts'
import { say, standingChecks, step } from './step.ts'

needNode24()
const began = performance.now()
let red = 0
const judge = async (running: ReturnType<typeof step>) => {
  const done = await running
  say(done)
  if (!done.ok) red++
}

await Promise.all(standingChecks().map(judge))
await judge(step('unit tests', 'vitest', ['run', '--reporter=dot', '--project=unit']))

const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(red === 0 ? `All well in ${seconds} s` : `${red} red in ${seconds} s`)
process.exitCode = red === 0 ? 0 : 1
