import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './step.ts'
import type { Done } from './step.ts'

const ROOT = join(import.meta.dirname, '..')
const MADE = ['out/main/index.js', 'out/renderer/index.html']
const FROM = ['src/**/*', 'package.json', 'electron.vite.config.ts', 'resources/**/*']

/** Builds the windows' code unless what was built is newer than everything that it was built from. null: nothing to do. */
export async function buildWhenNeeded(begins: () => void = () => undefined): Promise<Done | null> {
  if (isBuilt()) return null
  begins()
  return step('build', 'electron-vite', ['build'])
}

function isBuilt(): boolean {
  const made = MADE.map((path) => join(ROOT, path))
  if (!made.every((path) => existsSync(path))) return false
  const oldest = Math.min(...made.map(changed))
  const from = globSync(FROM, { cwd: ROOT }).filter((path) => !path.includes('.test.'))
  return from.every((path) => changed(join(ROOT, path)) < oldest)
}

function changed(path: string): number {
  return statSync(path).mtimeMs
}
