/* A class that no style sheet has is no error anywhere: the thing is only drawn without it. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** "Panel.tsx: styles.hiden", of each class that is asked of a style sheet and is not in it. */
function missing(path: string): string[] {
  const source = read(path)
  const [, name, from] = /import (\w+) from '([^']+\.module\.css)'/.exec(source) ?? []
  if (!name || !from) return []
  const sheet = read(from.startsWith('#') ? from.replace('#', 'src/') : join(dirname(path), from))
  const asked = [...source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, style = '']) => style)
  return [...new Set(asked)].filter((style) => !new RegExp(`\\.${style}(?![\\w-])`).test(sheet)).map((style) => `${path}: ${name}.${style}`)
}

test('no class is asked of a style sheet that does not have it', () => {
  const paths = globSync('src/renderer/**/*.tsx', { cwd: ROOT })
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.flatMap(missing)).toEqual([])
})
