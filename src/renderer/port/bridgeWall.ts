/* Electron's own waiting-room window, as its desk knows it. It is a public page: what it says is checked. */
import type { DeskHatch } from '#wire/ipc.ts'
import type { ChimeDown, ScreenUp } from '#wire/screens.ts'
import { screenUp } from '#wire/screens.ts'

export type Wall = {
  /** Runs with all that the window says. */
  onSaid(heard: (said: ScreenUp) => void): void
  /** Runs when there is no window any more. */
  onGone(gone: () => void): void
  chime(id: string): void
}

export function makeBridgeWall(foyer: Pick<DeskHatch, 'tellDisplay' | 'onDisplaySaid' | 'onDisplayState'>): Wall {
  return {
    onSaid: (heard) =>
      void foyer.onDisplaySaid((json) => {
        const said = read(json)
        if (said) heard(said)
      }),
    onGone: (gone) => void foyer.onDisplayState(({ showing }) => !showing && gone()),
    chime: (id) => foyer.tellDisplay(JSON.stringify({ t: 'chime', id } satisfies ChimeDown)),
  }
}

function read(json: string): ScreenUp | null {
  try {
    return screenUp.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
