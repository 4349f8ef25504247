import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
// electron-builder's own parts, by its own path: they are its dependencies, not ours.
const theirs = createRequire(require.resolve('electron-builder/package.json'))
const builder = createRequire(theirs.resolve('app-builder-lib/package.json'))
const { validateConfiguration } = builder('./out/util/config/config.js') as { validateConfiguration: (config: unknown, log: unknown) => Promise<void> }
const { DebugLogger } = builder('builder-util') as { DebugLogger: new (enabled: boolean) => unknown }
const yaml = builder('js-yaml') as { load: (text: string) => Record<string, unknown> }

const config = yaml.load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
const validate = (given: unknown): Promise<void> => validateConfiguration(given, new DebugLogger(false))

describe('the packaging config', () => {
  // Reading its schema takes seconds on a busy machine.
  test('is one that electron-builder understands; a misspelt key is not', { timeout: 60_000 }, async () => {
    await expect(validate(structuredClone(config))).resolves.toBeUndefined()
    await expect(validate({ ...structuredClone(config), electronFuse: {} })).rejects.toThrow('electronFuse')
    await expect(validate({ ...structuredClone(config), electronFuses: { runAsNod: false } })).rejects.toThrow('electronFuses')
  })

  test('sets every fuse of Electron’s security list', () => {
    expect(config['electronFuses']).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config['asar']).toBe(true)
  })

  test('ships the built app only: no source, no test, no stand-in, no source map', () => {
    expect(config['files']).toEqual(['out/**', '!out/**/*.map', 'package.json', '!node_modules/**'])
  })

  test('never deletes what a desk stored', () => {
    expect(config['nsis']).toMatchObject({ deleteAppDataOnUninstall: false })
  })

  test('has an icon, and Electron in one exact version', () => {
    expect(existsSync(join(root, 'resources/icon.png'))).toBe(true)
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
  })
})
