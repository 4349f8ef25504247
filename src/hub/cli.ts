/* `npm run -s hub -- [serve] | pair | enrol FILE | devices | enrolments | revoke ID | backup FILE | verify [FILE] | restore FILE | backtest FILE`. Faults are one clear line on stderr and exit code 1. */
import { HELP, readCommand } from '#hub/cli/readCommand.ts'
import { StartError } from './faults.ts'

try {
  const command = readCommand(process.argv.slice(2), process.env)
  // Each command brings only what it needs: a code for a new device must not wait for a web server or a database to be read in.
  if (command.do === 'help') console.log(HELP)
  else if (command.do === 'serve') await (await import('#hub/cli/serve.ts')).serve(command)
  else if (command.do === 'joinCouncil') {
    const { joinCouncil } = await import('#hub/council/join.ts')
    const label = await joinCouncil(command.dataDir, command.url, command.code)
    console.log(`Joined as "${label}". From its next start on this hub keeps the council's filled.`)
  } else if (command.do === 'restore') process.exitCode = await (await import('#hub/cli/restoreAndSay.ts')).restoreAndSay(command)
  else if (command.do === 'verifyFile') process.exitCode = await (await import('#hub/cli/restoreAndSay.ts')).verifyFileAndSay(command)
  else if (command.do === 'backtest') process.exitCode = (await import('#hub/cli/backtestAndSay.ts')).backtestAndSay(command)
  else if (command.do === 'enrol') process.exitCode = await (await import('#hub/cli/enrolAndSay.ts')).enrolAndSay(command)
  else process.exitCode = await (await import('#hub/cli/askAndSay.ts')).askAndSay(command)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
