import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDayFile } from '#scripts/replay/dayFile.ts'
import { ownFolder } from '#test/hub/folders.ts'
import { aDay } from './aDay.ts'

function read(day: unknown): string {
  const path = join(ownFolder(), 'day.json')
  writeFileSync(path, typeof day === 'string' ? day : JSON.stringify(day, null, 1))
  try {
    readDayFile(path)
    return 'fine'
  } catch (error) {
    return (error as Error).message.replace(path, 'day.json')
  }
}
/** The line of some text in the file, from 1. */
const lineWith = (day: unknown, words: string) =>
  JSON.stringify(day, null, 1)
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1

describe('a day file', () => {
  test('that is right is read', () => expect(read(aDay([{ id: 'a' }]))).toBe('fine'))

  test('with a fault names its line and its field', () => {
    const late = aDay([{ id: 'a' }, { id: 'b', calledAt: '2027-01-12T08:00:00+00:00', counter: 'Counter 1' }])
    expect(read(late)).toBe(`day.json, line ${lineWith(late, 'T08:00')}: visits[1].calledAt is before arrivedAt.`)
  })

  test('in which something is missing names the line where its visit begins, not that of the next', () => {
    const day = aDay([{ id: 'a', arrivedAt: undefined }, { id: 'b' }])
    expect(read(day)).toBe(`day.json, line ${lineWith(day, '"kind"') - 1}: visits[0].arrivedAt must be a time such as 2027-01-12T09:00:00+00:00.`)
  })

  test.each([
    ['counters', { counters: [{ name: 'Counter 1', open: [['2027-01-12T09:00:00Z', 'noon']] }] }, 'noon', 'counters[0].open[0][1] must be a time'],
    ['opening hours', { counters: [{ name: 'C', open: [['2027-01-12T09:00:00Z', '2027-01-12T08:00:00Z']] }] }, 'open', 'must end after'],
    ['byHour', { byHour: [{ hour: '25:00' }] }, '25:00', 'byHour[0].hour must be an hour of the day'],
    ['timezone', { timezone: 'Europe/Lodnon' }, 'Lodnon', 'timezone must be a time zone such as'],
    ['the words of timezone', { timezone: 'GMT+1' }, 'GMT+1', 'timezone must be a time zone such as'],
  ])('with a fault in its %s names the line', (_, more, words, said) => {
    const day = aDay([{ id: 'a' }], more)
    expect(read(day)).toMatch(new RegExp(`^day\\.json, line ${lineWith(day, words) + (words === 'open' ? 1 : 0)}: `))
    expect(read(day)).toContain(said)
  })

  test('that is not JSON names the line', () => expect(read('{\n"schema": 1,\nnonsense')).toMatch(/^day\.json, line 3: this is not JSON\. [^\n]+$/))
})
