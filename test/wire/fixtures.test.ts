/*
  One frozen example of every version of every event that ever shipped. The files are literals and stay as they are: a log
  that was written with them must be read for ever. A new version gets a new file, and keeps the old one.
*/
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonical } from '#domain/centre/canonical.ts'
import { settleAll } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE, REDUCER, visitOf } from '#domain/centre/state.ts'
import { EVENT_CLASSES } from '#domain/eventClasses.ts'
import type { EventType, LoggedEvent } from '#domain/events.ts'
import { envelope, EVENT_BODIES } from '#wire/event.ts'
import type { Envelope } from '#wire/event.ts'

const FOLDER = join(import.meta.dirname, 'fixtures')
const FILES = readdirSync(FOLDER)
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Envelope
const story = FILES.map(read).sort((a, b) => a.dseq - b.dseq)
const logged = story.map((event, place) => ({ ...event, n: place + 1, outcome: 'applied' }) as unknown as LoggedEvent)
const { state, outcomes } = settleAll(EMPTY_CENTRE, logged)

/** What the fixtures fold to, by the reducer's number. Another hash means another fold: raise REDUCER in centre/state.ts.
    The number that is not released yet keeps its own: replace its hash. */
const FOLDS_TO: Record<number, string> = { 1: 'b22724fcf1c671ae8d186e6b0e2567292520bc30b816b17147e266fea0f71bb6' }

describe('frozen events', () => {
  test('there is one for every event type, and none for any other', () => {
    expect(FILES.toSorted()).toEqual(
      Object.keys(EVENT_CLASSES)
        .map((type) => `${type}.v1.json`)
        .toSorted(),
    )
  })

  test.each(FILES)('%s can be read', (file) => {
    const event = envelope.parse(read(file))
    expect(`${event.type}.v${event.v}.json`).toBe(file)
    expect(EVENT_BODIES[event.type as EventType].parse(event.body)).toEqual(event.body)
  })

  test('in their order they are a day that the domain can fold, and every one applies', () => {
    expect(outcomes.filter((outcome) => outcome !== 'applied')).toEqual([])
    const visit = visitOf(state, '2027-01-12', '0f6c1c1e-6a53-4c80-9f7e-2d5a1b3c4d5e')
    expect(visit).toMatchObject({ kind: 'appointment', ticket: '46', priority: 'unwell', callBy: 'comeAndGet', partySize: 2, situation: { is: 'left' } })
    expect(visit?.history.map((event) => event.type)).toEqual(
      story.filter((event) => event.body['visit'] === visit?.id && !/task|undone/.test(event.type)).map((event) => event.type),
    )
  })

  test('they fold to what they always folded to', () => {
    const hash = createHash('sha256').update(canonical(state)).digest('hex')
    expect(hash, 'The fold means something else now. Raise REDUCER and add this hash to the test.').toBe(FOLDS_TO[REDUCER])
  })
})
