import { Client, Pool } from 'pg'
import type { ClientConfig, PoolClient } from 'pg'
import { checkDatabase } from './checkDatabase.ts'
import { databaseName } from './databaseName.ts'
import { migratePostgres } from './migratePostgres.ts'
import { makeBell } from './postgresBell.ts'
import { postgresCards } from './postgresCards.ts'
import { postgresCodes } from './postgresCodes.ts'
import { postgresDevices } from './postgresDevices.ts'
import { postgresEnrolments } from './postgresEnrolments.ts'
import { postgresLog } from './postgresLog.ts'
import { postgresPins } from './postgresPins.ts'
import { askerOf, TYPES } from './postgresQuery.ts'
import { postgresReports } from './postgresReports.ts'
import { postgresSnapshots } from './postgresSnapshots.ts'
import { postgresTickets } from './postgresTickets.ts'
import { asWait, isLineLost, sayDatabaseError } from './sayDatabaseError.ts'
import type { Store, Tx } from './store.ts'

const CONNECTIONS = 12
const CONNECT_WITHIN = 5000
/** Longer than any statement of ours: then the line is dead, whatever the socket thinks. */
const ANSWER_WITHIN = 20_000
/** So long one hub waits for another to set up or to clean up. */
const ALONE_WITHIN = 60_000
const ALONE_LOCK = 0x666f_7903

/** A read sees one state. What it folds must end at the head that it saw. */
const READ = 'begin isolation level repeatable read read only'
/** Not REPEATABLE READ: what was committed while it waited for the centre's lock must be seen. Durable whatever the server says. */
const WRITE = 'begin isolation level read committed; set local synchronous_commit = on'

/**
 * The store in a PostgreSQL database, for any number of hubs at once. Throws StartError with one clear line: it cannot be
 * reached, is older than 15, is newer than this release, or could lose what was answered (fsync off). While it runs a lost
 * line is a `busy` fault, and the next call tries again.
 */
export async function openPostgres(url: string): Promise<Store> {
  const where = databaseName(url)
  const config: ClientConfig = {
    connectionString: url,
    application_name: 'foyer',
    types: TYPES,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_WITHIN,
    query_timeout: ANSWER_WITHIN,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 10_000,
  }
  await prepare(config, where)
  const pool = new Pool({ ...config, max: CONNECTIONS })
  // A line that breaks while nobody uses it is no news: the pool makes another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const bell = makeBell(config)
  return {
    read: (work) => within(pool, READ, work),
    write: (work) => within(pool, WRITE, work),
    alone: (work) => alone(config, work),
    bell,
    scrub: () => scrub(config),
    async close() {
      await bell.close()
      if (!pool.ended) await pool.end()
    },
  }
}

/** Once, before anything uses it: it is fit, and it has the tables of this release. */
async function prepare(config: ClientConfig, where: string): Promise<void> {
  try {
    await withClient({ ...config, lock_timeout: ALONE_WITHIN, query_timeout: 0 }, async (client) => {
      await checkDatabase(client, where)
      await migratePostgres(client)
    })
  } catch (error) {
    throw sayDatabaseError(where, error)
  }
}

async function within<T>(pool: Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  let client: PoolClient | null = null
  try {
    client = await pool.connect()
    await client.query(begin)
    const result = await work(txOf(client))
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    if (client) await leave(client, error)
    throw asWait(error)
  }
}

/** A connection that cannot even roll back is thrown away; the server rolls back by itself. */
async function leave(client: PoolClient, error: unknown): Promise<void> {
  if (isLineLost(error)) return client.release(true)
  await client.query('rollback').then(
    () => client.release(),
    () => client.release(true),
  )
}

function txOf(client: PoolClient): Tx {
  const q = askerOf(client)
  return {
    log: postgresLog(q),
    devices: postgresDevices(q),
    codes: postgresCodes(q),
    enrolments: postgresEnrolments(q),
    tickets: postgresTickets(q),
    cards: postgresCards(q),
    snapshots: postgresSnapshots(q),
    pins: postgresPins(q),
    reports: postgresReports(q),
  }
}

/** On a connection of its own: the lock lasts as long as that does, also when this process is killed. */
async function alone<T>(config: ClientConfig, work: () => Promise<T>): Promise<T> {
  return withClient({ ...config, lock_timeout: ALONE_WITHIN, query_timeout: ALONE_WITHIN + ANSWER_WITHIN }, async (client) => {
    await client.query('select pg_advisory_lock($1)', [ALONE_LOCK])
    return work()
  }).catch((error: unknown) => {
    throw asWait(error)
  })
}

/**
 * Writes the two tables that can hold a name anew, so that nothing erased is left in their files. The server's own journal
 * (WAL) keeps it until those files are used again.
 */
async function scrub(config: ClientConfig): Promise<void> {
  await withClient({ ...config, query_timeout: 0 }, async (client) => {
    await client.query('vacuum full card_write')
    await client.query('vacuum full quarantine')
  })
}

async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
