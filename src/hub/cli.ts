/* `npm run -s hub -- [serve] | pair | enrol FILE | devices | enrolments | revoke ID | backup FILE | verify [FILE] | restore FILE`. Faults are one clear line on stderr and exit code 1. */
import { HELP, readCommand } from '#hub/cli/readCommand.ts'
import { askAndSay } from '#hub/cli/askAndSay.ts'
import { enrolAndSay } from '#hub/cli/enrolAndSay.ts'
import { restoreAndSay, verifyFileAndSay } from '#hub/cli/restoreAndSay.ts'
import { StartError } from './faults.ts'

try {
  const command = readCommand(process.argv.slice(2), process.env)
  if (command.do === 'help') console.log(HELP)
  else if (command.do === 'joinCouncil') {
    const { joinCouncil } = await import('#hub/council/join.ts')
    const label = await joinCouncil(command.dataDir, command.url, command.code)
    console.log(`Joined as "${label}". From its next start on this hub keeps the council's filled.`)
  }
  // Only now: the other commands do not need a web server, and come quicker without.
  else if (command.do === 'serve') await (await import('#hub/cli/serve.ts')).serve(command)
  else if (command.do === 'restore') process.exitCode = await restoreAndSay(command)
  else if (command.do === 'enrol') process.exitCode = await enrolAndSay(command)
  else if (command.do === 'verifyFile') process.exitCode = await verifyFileAndSay(command)
  else process.exitCode = await askAndSay(command)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
