/** Why a local store could not be opened, and what to do, for the person before the screen. */
export function openFaultSentence(error: Error): string {
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : ''
  const is = (name: string) => error.name === name || inner === name
  if (is('VersionError')) return 'A newer release of Foyer has used this PC’s saved data. Load this page again, or update Foyer.'
  if (is('QuotaExceededError')) return 'This PC’s disk is full. Free some space or ask IT.'
  if (is('MissingAPIError') || is('SecurityError'))
    return 'This browser does not let Foyer keep anything. Allow it to store data for this address, or use another browser.'
  // Dexie says it twice, a line each.
  const said = error.message.split('\n')[0]
  return `Close other windows of Foyer and free some disk space. If this goes on, tell your IT team what the browser says: “${error.name}: ${said}”`
}
