import { existsSync, writeFileSync } from 'node:fs'
import { askHub } from '#hub/admin/askHub.ts'
import { StartError } from '#hub/faults.ts'
import { sayAnswer } from './askAndSay.ts'
import type { Enrol } from './readCommand.ts'

/** Makes an enrolment and its file, for this user alone to read; prints what to do with it, and answers the exit code. */
export async function enrolAndSay({ ask, where, file }: Enrol): Promise<number> {
  // Before the hub makes one that would then lie nowhere.
  if (existsSync(file)) throw new StartError(`There is already a file ${file}. Name one that is not there.`)
  const said = await askHub(where, ask)
  if (!('enrolled' in said)) {
    console.error(sayAnswer(said).join('\n'))
    return 1
  }
  const { enrolled } = said
  try {
    writeFileSync(file, `${JSON.stringify(enrolled, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    await askHub(where, { do: 'revoke', device: enrolled.enrolment })
    throw new StartError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}. Nothing was made.`, { cause: error })
  }
  console.log(
    [
      `${file} joins ${ask.for.count} devices for ${enrolled.centreName}, until the end of ${enrolled.until}. Keep it like a key.`,
      `It says where the hub is: ${enrolled.hubs.join(', ')}`,
      `End it sooner: npm run -s hub -- revoke ${enrolled.enrolment}`,
    ].join('\n'),
  )
  return 0
}
