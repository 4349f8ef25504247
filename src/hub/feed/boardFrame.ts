import { board } from '#domain/display/board.ts'
import type { BoardCall } from '#domain/display/board.ts'
import { waitsShown } from '#domain/display/waits.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { boardFrame } from '#wire/board.ts'
import type { BoardFrame } from '#wire/board.ts'
import type { HubClock } from '#wire/hello.ts'

const BEFORE_SET_UP = { timeZone: 'Europe/London', demo: false }
const call = boardFrame.shape.current.unwrap()
const wait = boardFrame.shape.waits.unwrap().element

/**
 * What the waiting-room screen shows now. Strictly parsed on the way out: what is not a ticket number or a desk cannot pass.
 * A call whose desk has no label that fits a wall is left out; nobody else's call waits for it. `forecast`: null, where none is worked out yet.
 */
export function makeBoardFrame(state: CentreState, clock: HubClock, forecast: Forecast | null = null): BoardFrame {
  const { timeZone, demo } = state.centre ?? BEFORE_SET_UP
  const day = dayOf(state, businessDay(clock.now, timeZone))
  const { current, before, delays, instruction } = board(state, day, clock.now)
  const waits = forecast === null ? [] : waitsShown(state, day, forecast).filter((one) => wait.safeParse(one).success)
  const fits = (one: BoardCall) => call.safeParse(one).success
  const calls = { current: current && fits(current) ? current : null, before: before.filter(fits) }
  return boardFrame.parse({
    clock,
    timeZone,
    demo,
    ...calls,
    ...(delays.length > 0 && { delays }),
    ...(waits.length > 0 && { waits }),
    ...(instruction && { instruction }),
  })
}
