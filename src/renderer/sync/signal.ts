/** Something to wait on: `wake` ends the wait that is under way, or the next one. */
export type Signal = { wake(): void; wait(atMostMs: number): Promise<void> }

export function makeSignal(): Signal {
  let rung = false
  let ring: (() => void) | null = null
  return {
    wake() {
      rung = true
      ring?.()
    },
    async wait(atMostMs) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, atMostMs)
          ring = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      ring = null
      rung = false
    },
  }
}
