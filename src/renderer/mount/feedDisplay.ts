import { dayOf } from '#domain/centre/state.ts'
import { board } from '#domain/display/board.ts'
import { waitsShown } from '#domain/display/waits.ts'
import { SECOND } from '#domain/instant.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { estimatedNow } from '#renderer/centre/estimates.ts'
import { boardFrame } from '#wire/board.ts'
import type { BoardFrame } from '#wire/board.ts'
import type { DeskHatch } from '#wire/ipc.ts'

/** What a public wall may show of this centre now. Checked strictly: a field that has no place in a frame stops it. */
export function frameOf(centre: Centre): BoardFrame {
  const { state } = centre.view()
  const now = centre.now()
  const day = dayOf(state, centre.today())
  const { current, before, delays, instruction } = board(state, day, now)
  const estimated = estimatedNow(centre.view(), now)
  const waits = estimated === null ? [] : waitsShown(state, day, estimated.forecast)
  const asAt = estimated?.asAt ?? null
  const [clock, demo] = [{ now, rate: centre.rate() }, state.centre?.demo ?? false]
  return boardFrame.parse({
    clock,
    timeZone: centre.timeZone(),
    demo,
    current,
    before,
    ...(delays.length > 0 && { delays }),
    ...(waits.length > 0 && { waits, ...(asAt !== null && { waitsAsAt: asAt }) }),
    ...(instruction && { instruction }),
  })
}

/** In Electron the desk feeds the waiting-room window on the other monitor, also while the hub is away. */
export function feedDisplay(centre: Centre, foyer: DeskHatch): void {
  let last = 0
  const show = () => {
    last = Date.now()
    void foyer.showFrame(JSON.stringify(frameOf(centre)))
  }
  centre.subscribe(() => {
    if (Date.now() - last > 100) show()
  })
  setInterval(show, SECOND)
}
