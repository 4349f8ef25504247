import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ENROLMENT_FILE, enrolmentPlaces, joinByEnrolment, readEnrolment } from './enrolment.ts'
import type { Membership } from './membership.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-enrolment-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

describe('the enrolment file of a PC', () => {
  test('is the one that the command line names, else the one in the data folder', () => {
    const places = (...args: string[]) => enrolmentPlaces(args, ['/pc', '/own'], '/here')
    expect(places('foyer', '--enrol', 'f.json')).toEqual(['/here/f.json'])
    expect(places('foyer', '--enrol=/else/f.json', '--other')).toEqual(['/else/f.json'])
    expect(places('foyer', '--enrol')).toEqual(['/pc/enrolment.json', '/own/enrolment.json'])
    expect(places('foyer')).toEqual(['/pc/enrolment.json', '/own/enrolment.json'])
  })

  test('is the first that is there; one that cannot be read is noted', async () => {
    const note = vi.fn()
    const places = [join(folder, 'nothing.json'), join(folder, 'a-folder'), join(folder, ENROLMENT_FILE)]
    expect(await readEnrolment(places, note)).toBeNull()
    mkdirSync(join(folder, 'a-folder'))
    writeFileSync(join(folder, ENROLMENT_FILE), 'text')
    expect(await readEnrolment(places, note)).toBe('text')
    expect(note).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('a-folder cannot be read'))
  })

  test('is tried until a hub answers, and then the page is told; a refusal or somebody’s code ends it', async () => {
    vi.useFakeTimers()
    const run = async (answers: ('joined' | 'later' | 'no')[], joinedMeanwhile = false) => {
      const tryEnrolment = vi.fn(async () => answers.shift() ?? 'later')
      const device = () => (joinedMeanwhile ? {} : null)
      const joined = vi.fn()
      await joinByEnrolment({ tryEnrolment, device } as unknown as Membership, 'text', joined, 1000)
      await vi.advanceTimersByTimeAsync(10_000)
      return [tryEnrolment.mock.calls.length, joined.mock.calls.length]
    }
    expect(await run(['joined'])).toEqual([1, 0])
    expect(await run(['no'])).toEqual([1, 0])
    expect(await run(['later', 'later', 'joined'])).toEqual([3, 1])
    expect(await run(['later', 'no'])).toEqual([2, 0])
    expect(await run(['later'], true)).toEqual([1, 0])
  })
})
