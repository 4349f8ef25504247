import type { Command } from '#domain/centre/command.ts'
import { decide } from '#domain/centre/decide.ts'
import { refusalSentence } from '#domain/centre/refusal.ts'
import { whoIsAt } from '#domain/people/evolvePlaces.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { append } from '#renderer/log/append.ts'
import type { Log } from '#renderer/log/log.ts'
import type { Acted } from './api.ts'
import type { SharedClock } from './clock.ts'
import type { CentreStore } from './store.ts'

export type Acting = { log: Log; store: CentreStore; clock: SharedClock; localNow: () => number; newId: () => string }

/**
 * The one door. Takes the view as it stands, asks the rules, and writes what they say: one command after the other, so that a
 * second press meets what the first one did. Resolves when it is strictly saved on this PC.
 */
export function makeAct(acting: Acting): (command: Command) => Promise<Acted> {
  let turn: Promise<unknown> = Promise.resolve()
  return (command) => {
    const acted = turn.then(() => actNow(acting, command))
    turn = acted.catch(() => undefined)
    return acted
  }
}

async function actNow({ log, store, clock, localNow, newId }: Acting, command: Command): Promise<Acted> {
  const { state, screens } = store.view.getState()
  const now = clock.now()
  const day = businessDay(now, state.centre?.timeZone ?? 'Europe/London')
  const decision = decide(state, onScreens(command, screens.live > 0), { now, day, device: log.identity.device })
  if ('refused' in decision) return { refused: decision.refused, sentence: refusalSentence(decision.refused, state) }
  try {
    const by = whoIsAt(state, log.identity.device)
    const events = by === null ? decision.events : decision.events.map((event) => ({ ...event, by }))
    await append(log, events, localNow(), newId)
    const { storeFault, storeClosed } = store.view.getState()
    if (storeFault !== null && !storeClosed) store.view.setState({ storeFault: null })
    return { done: decision.events }
  } catch (error) {
    const sentence = storeFaultSentence(error)
    // Where the window must be started again, that is what stays on the screen.
    if (!store.view.getState().storeClosed) store.view.setState({ storeFault: sentence })
    return { fault: sentence }
  }
}

/** A call keeps whether a screen is live: what this device knows, not what somebody at it thinks. */
function onScreens(command: Command, screenLive: boolean): Command {
  const { type } = command
  return type === 'call' || type === 'callNext' || type === 'callAgain' ? { ...command, screenLive } : command
}

/** What the person is told when the local store fails. */
export function storeFaultSentence(error: unknown): string {
  const names = [error, innerOf(error)].map((one) => (one instanceof Error ? one.name : ''))
  if (names.includes('QuotaExceededError')) return 'This PC’s disk is full. The last action was not saved. Free some space or ask IT, then do it again.'
  if (names.includes('JournalError'))
    return 'This PC could not write its second copy, so the last action was not saved. Do it again. If this goes on, tell your IT team.'
  if (names.includes('DatabaseClosedError') || names.includes('InvalidStateError'))
    return 'This PC is opening its saved data again. The last action was not saved. Do it again in a moment.'
  return 'This PC could not save the last action. Do it again. If this goes on, use another PC and tell your IT team.'
}

function innerOf(error: unknown): unknown {
  return error instanceof Error && 'inner' in error ? error.inner : null
}
