import { expect, test } from 'vitest'
import { adminPath } from '#hub/admin/adminPath.ts'
import { defaultDataDir } from './dataDir.ts'

test('data lies where each system keeps a user’s data', () => {
  expect(defaultDataDir({}, 'linux', '/home/jo')).toBe('/home/jo/.local/share/foyer')
  expect(defaultDataDir({ XDG_DATA_HOME: '/data' }, 'linux', '/home/jo')).toBe('/data/foyer')
  expect(defaultDataDir({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/jo')).toBe('/home/jo/.local/share/foyer')
  expect(defaultDataDir({}, 'darwin', '/Users/jo')).toBe('/Users/jo/Library/Application Support/Foyer')
  expect(defaultDataDir({ LOCALAPPDATA: '/local' }, 'win32', '/home/jo')).toBe('/local/Foyer')
})

test('the admin socket lies in the data folder, or where its path is short enough to be one', () => {
  expect(adminPath('/data/foyer', 'linux')).toBe('/data/foyer/admin.sock')
  const long = adminPath(`/data/${'x'.repeat(120)}`, 'linux')
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(103)
  expect(long).not.toBe(adminPath(`/data/${'y'.repeat(120)}`, 'linux'))
  expect(adminPath('/data/foyer', 'win32')).toMatch(/^\\\\\.\\pipe\\foyer-[0-9a-f]{16}$/)
})
