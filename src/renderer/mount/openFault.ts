/** Why a local store could not be opened, and what to do, for the person before the screen. */
export function openFaultSentence(error: Error): string {
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : ''
  const is = (name: string) => error.name === name || inner === name
  if (is('VersionError')) return 'A newer release of Foyer has used this PC’s store. Load this page again, or update Foyer.'
  if (is('QuotaExceededError')) return 'This PC’s disk is full. Free some space.'
  if (is('MissingAPIError') || is('SecurityError'))
    return 'This browser does not let Foyer keep anything. Allow it to store data for this address, or use another browser.'
  return `The browser says: ${error.name}: ${error.message}. Close other windows of Foyer, free some disk space, and tell your IT team if this goes on.`
}
