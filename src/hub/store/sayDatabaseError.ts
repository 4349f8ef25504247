import { HubFault, StartError } from '#hub/faults.ts'

/* PostgreSQL's codes, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DISK_FULL = '53100'
/** Worth another try by itself: locks, deadlocks, a transaction that was cut off, a server that goes down, comes up or is a copy. */
const PASSING = new Set(['40001', '40P01', '55P03', '25P03', '25006', '53300', '57014', '57P01', '57P02', '57P03', '57P05'])
/** What the network says. */
const NO_LINE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EAI_AGAIN', 'ENOTFOUND'])
/** The driver's own, which bear no code. */
const DRIVER = /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

export function databaseCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}

export function isDatabaseFull(error: unknown): boolean {
  return databaseCode(error) === DISK_FULL
}

/** The line to the database is gone or was never there: this connection is of no more use. */
export function isLineLost(error: unknown): boolean {
  const code = databaseCode(error)
  if (code !== null && (NO_LINE.has(code) || code.startsWith('08') || code.startsWith('57P') || code === '25P03')) return true
  return error instanceof Error && DRIVER.test(error.message)
}

/** What passes becomes a fault of the kind "wait"; nothing was stored, or the same again says what was. The rest stays what it is. */
export function asWait(error: unknown): unknown {
  if (!isLineLost(error) && !PASSING.has(databaseCode(error) ?? '')) return error
  const fault = new HubFault('busy', 'The hub’s database does not answer just now. Nothing is lost; it is tried again by itself.', { retryAfterMs: 2000 })
  fault.cause = error
  return fault
}

/** A database that cannot be opened, in one clear line. `where`: how it is named to people, without its password. */
export function sayDatabaseError(where: string, error: unknown): StartError {
  if (error instanceof StartError) return error
  return new StartError(sentence(where, error), { cause: error })
}

function sentence(where: string, error: unknown): string {
  const code = databaseCode(error) ?? ''
  if (code.startsWith('28')) return `The database ${where} does not let this user in. Look at the name and the password in FOYER_DATABASE_URL.`
  switch (code) {
    case '3D000':
      return `There is no such database: ${where}. Make it (createdb), or correct FOYER_DATABASE_URL.`
    case '42501':
      return `This user may not make tables in ${where}. Make it the owner of the database.`
    case DISK_FULL:
      return `There is no room left on the disk of the database ${where}. Make room and start again.`
    case '55P03':
      return `Another hub is still opening the database ${where}. Start again in a moment.`
  }
  const why = error instanceof AggregateError && error.message === '' ? String(error.errors[0]) : error instanceof Error ? error.message : String(error)
  if (isLineLost(error)) return `The database ${where} cannot be reached: ${why}. Is it running, and is FOYER_DATABASE_URL right?`
  return `The database ${where} cannot be opened: ${why}`
}
