import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a hub keeps its data when nobody says: this system's own place for a user's data. */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  switch (platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Foyer')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Foyer')
    default:
      // The specification says to ignore a relative path: https://specifications.freedesktop.org/basedir-spec/latest/
      return join(env['XDG_DATA_HOME']?.startsWith('/') ? env['XDG_DATA_HOME'] : join(home, '.local', 'share'), 'foyer')
  }
}
