import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { standLastResort } from './lastResort.ts'

function bug(argv: string[]) {
  const process = Object.assign(new EventEmitter(), { argv })
  const app = { relaunch: vi.fn(), exit: vi.fn() }
  const note = vi.fn()
  standLastResort(app, process as unknown as NodeJS.Process, note)
  process.emit('uncaughtException', new Error('what went wrong'))
  return { app, note }
}

describe('a bug in main', () => {
  test('is written down, and Foyer starts again with what it was started with', () => {
    const { app, note } = bug(['electron', '.', '--user-data-dir=/x'])
    expect(note).toHaveBeenCalledWith(expect.stringContaining('what went wrong'))
    expect(app.relaunch).toHaveBeenCalledWith({ args: ['.', '--user-data-dir=/x', '--started-again'] })
    expect(app.exit).toHaveBeenCalledWith(1)
  })

  test('in the second start ends it for good', () => {
    const { app } = bug(['electron', '.', '--started-again'])
    expect(app.relaunch).not.toHaveBeenCalled()
    expect(app.exit).toHaveBeenCalledWith(1)
  })
})
