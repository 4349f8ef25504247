/* Browsers keep Alt with D, E and F: an action with one of these letters could not be done out of a text box. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../src/renderer')
const TAKEN = /keyName="[DEF]"|useKey\('[DEF]'|(?:key|shortcut): '[DEF]'/

test('no action has D, E or F', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.tsx?$/.test(name))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((name) => TAKEN.test(readFileSync(join(FOLDER, name), 'utf8')))).toEqual([])
})
