import { describe, expect, test } from 'vitest'
import { punctualityOf } from '#domain/delays/figures.ts'
import { headline, inShort, readWith } from './reportWords.ts'

const figures = (part: Partial<ReturnType<typeof punctualityOf>>) => ({ ...punctualityOf([]), ...part })

describe('the headline is the finding', () => {
  test.each([
    [{ promises: 32, promisesKept: 30 }, 'We kept our promise to 30 of 32 people. We let down 2.'],
    [{ promises: 32, promisesKept: 32 }, 'We kept our promise to all 32 people.'],
    [{ promises: 1, promisesKept: 1 }, 'We kept our promise to the one person who had an appointment.'],
    [{ promises: 1, promisesKept: 0 }, 'We kept our promise to 0 of 1 person. We let down 1.'],
    [{ promises: 0, promisesKept: 0 }, 'Nobody with an appointment has been seen.'],
  ])('%j', (part, said) => expect(headline(figures(part))).toBe(said))
})

describe('the headline of a period says which', () => {
  test.each([
    [{ promises: 641, promisesKept: 613 }, 'In January 2027 we kept our promise to 613 of 641 people. We let down 28.'],
    [{ promises: 3, promisesKept: 3 }, 'In January 2027 we kept our promise to all 3 people.'],
    [{ promises: 0, promisesKept: 0 }, 'In January 2027 nobody with an appointment was seen.'],
  ])('%j', (part, said) => expect(headline(figures(part), 'In January 2027')).toBe(said))
})

describe('how it went', () => {
  test.each([
    [{ late: 0, toldInFullAndInTime: 0 }, 'No appointment started late.'],
    [{ late: 1, toldInFullAndInTime: 1 }, '1 appointment started late. We told that person in full and in time.'],
    [{ late: 1, toldInFullAndInTime: 0 }, '1 appointment started late. We did not tell that person in full and in time.'],
    [{ late: 6, toldInFullAndInTime: 4 }, '6 appointments started late. We told 4 of those people in full and in time.'],
    [{ late: 6, toldInFullAndInTime: 6 }, '6 appointments started late. We told all of those people in full and in time.'],
    [{ late: 6, toldInFullAndInTime: 0 }, '6 appointments started late. We told none of those people in full and in time.'],
  ])('%j', (part, said) => expect(inShort(figures(part)).replace(/^We promise .* be seen\. /, '')).toBe(said))
})

test('beside the figures always stand who left and who did not attend; the rest where there is any', () => {
  expect(readWith(figures({ leftBeforeCalled: 1 }), '15 minutes', 'Out.')).toBe('1 person with an appointment left before being seen. 0 did not attend. Out.')
  expect(readWith(figures({ didNotAttend: 3, overGrace: 2, toldInOutage: 1 }), '15 minutes', 'Out.')).toBe(
    '0 people with an appointment left before being seen. 3 did not attend. 2 people came over 15 minutes late. 1 person was told while our system was out, and is counted neither way. Out.',
  )
})
