import type { ClientBase } from 'pg'
import { StartError } from '#hub/faults.ts'

/** 15 is the oldest that is looked after and tested with. */
const OLDEST = 15

/**
 * Refuses a server that could lose what was answered, or change what was hashed. Throws StartError with one clear line.
 * `where`: how the database is named to people.
 */
export async function checkDatabase(client: ClientBase, where: string): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('server_version_num', 'server_encoding', 'fsync', 'full_page_writes')`,
  )
  const setting = (name: string) => rows.find((row) => row.name === name)?.setting ?? ''
  const version = Math.floor(Number(setting('server_version_num')) / 10_000)
  if (version < OLDEST) throw new StartError(`The database ${where} is PostgreSQL ${version}. Foyer needs ${OLDEST} or newer.`)
  for (const name of ['fsync', 'full_page_writes'])
    if (setting(name) !== 'on') throw new StartError(`The database ${where} runs with ${name} off and could lose what was saved. Set ${name} = on.`)
  if (setting('server_encoding') !== 'UTF8') throw new StartError(`The database ${where} is not in UTF8. Make one that is (createdb -E UTF8 -T template0).`)
  // Each write sets it for itself, so it only has to be possible.
  await client.query('begin; set local synchronous_commit = on')
  const { rows: commit } = await client.query<{ synchronous_commit: string }>('show synchronous_commit')
  await client.query('rollback')
  if (commit[0]?.synchronous_commit !== 'on')
    throw new StartError(`The database ${where} answers before it has written (synchronous_commit is off and cannot be set). Set synchronous_commit = on.`)
}
