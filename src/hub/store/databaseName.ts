import { StartError } from '#hub/faults.ts'

/** How a database is named to people: where it is and what it is called, never who or with what password. */
export function databaseName(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new StartError('FOYER_DATABASE_URL is no address of a database. It begins with postgres://')
  const { host, pathname, searchParams } = new URL(url)
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`
}
