/* npm run check: format, lint, import fence, types and unit tests. Meant for every save: under a minute. The simulator and the walks are in npm test. */
import { readdirSync } from 'node:fs'
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
const slow = ['e2e', 'sync', 'support']
const folders = readdirSync('test').filter((folder) => !slow.includes(folder))
await judge(step('unit tests', 'vitest', ['run', '--reporter=dot', 'src/', ...folders.map((folder) => `test/${folder}/`)]))

const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(red === 0 ? `All well in ${seconds} s` : `${red} red in ${seconds} s`)
process.exitCode = red === 0 ? 0 : 1
