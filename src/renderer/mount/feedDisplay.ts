import { dayOf } from '#domain/centre/state.ts'
import { board } from '#domain/display/board.ts'
import { SECOND } from '#domain/instant.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { boardFrame } from '#wire/board.ts'
import type { BoardFrame } from '#wire/board.ts'
import type { DeskHatch } from '#wire/ipc.ts'

/** What a public wall may show of this centre now. Checked strictly: a field that has no place in a frame stops it. */
export function frameOf(centre: Centre): BoardFrame {
  const { state } = centre.view()
  const now = centre.now()
  const { current, before, delays, instruction } = board(state, dayOf(state, centre.today()), now)
  const [clock, demo] = [{ now, rate: centre.rate() }, state.centre?.demo ?? false]
  return boardFrame.parse({
    clock,
    timeZone: centre.timeZone(),
    demo,
    current,
    before,
    ...(delays.length > 0 && { delays }),
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
