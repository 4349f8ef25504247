import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { forecast } from '#domain/estimate/forecast.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { at, DAY, given, waiting } from '#test/support/given.ts'
import { makeForecasts } from './forecasts.ts'

const { state } = given(waiting('ann', '9:50', '1'), waiting('bob', '9:51', '2'))
const failed = (error?: unknown) => {
  throw error ?? new Error('Worked out again.')
}
/** Asks, and waits until it is worked out. */
async function worked(forecasts: ReturnType<typeof makeForecasts>) {
  await new Promise<void>((resolve) => forecasts.of('c', state, at('10:00:20'), resolve))
  return forecasts.of('c', state, at('10:00:20'), failed)
}

describe('the hub’s forecasts', () => {
  test('are those of every device for the same state and minute', async () => {
    const forecasts = makeForecasts(failed)
    expect(forecasts.of('c', state, at('10:00:20'), () => undefined)).toBeNull()
    expect(await worked(forecasts)).toEqual(forecast(state, DAY, at('10:00')))
  })

  test('are worked out once for all screens of a centre, and each is told', async () => {
    const forecasts = makeForecasts(failed)
    const told = [vi.fn(), vi.fn()]
    for (const then of told) forecasts.of('c', state, at('10:00:20'), then)
    const known = await worked(forecasts)
    for (const then of told) expect(then).toHaveBeenCalledOnce()
    // The same one, in another second of that minute too.
    expect(forecasts.of('c', state, at('10:00:59'), failed)).toBe(known)
    await sleep(20)
    for (const then of told) expect(then).toHaveBeenCalledOnce()
  })

  test('stand until the newer one is there, which is of what was asked for last', async () => {
    const forecasts = makeForecasts(failed)
    const first = await worked(forecasts)
    const { state: more } = given(waiting('ann', '9:50', '1'), waiting('bob', '9:51', '2'), waiting('cyd', '9:59', '3'))
    const done = new Promise<void>((resolve) => {
      expect(forecasts.of('c', given(waiting('ann', '9:50', '1')).state, at('10:00'), resolve)).toBe(first)
    })
    expect(forecasts.of('c', more, at('10:01:30'), () => undefined)).toBe(first)
    await done
    expect(forecasts.of('c', more, at('10:01:40'), failed)).toEqual(forecast(more, DAY, at('10:01')))
  })

  test('are none once a bug keeps the newer from being worked out, rather than those of before for ever', async () => {
    const errors: unknown[] = []
    const forecasts = makeForecasts((error) => errors.push(error))
    expect(await worked(forecasts)).not.toBeNull()
    const broken = { ...state, rule: null } as never
    forecasts.of('c', broken, at('10:00:30'), failed)
    await vi.waitFor(() => expect(errors).toHaveLength(1))
    expect(forecasts.of('c', broken, at('10:00:40'), failed)).toBeNull()
    await vi.waitFor(() => expect(errors).toHaveLength(2))
    expect(await worked(forecasts)).not.toBeNull()
  })

  test('are none of a centre that is not set up', () => {
    expect(makeForecasts(failed).of('c', EMPTY_CENTRE, at('10:00'), failed)).toBeNull()
  })
})
