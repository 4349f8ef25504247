import { randomUUID } from 'node:crypto'
import { SECOND } from '#domain/instant.ts'

/** How long a test of the chime waits for answers. */
const ANSWERS_WITHIN = 3 * SECOND

type Test = { played: Set<string>; of: number; enough: () => void }

/** Tests of the chime that are under way: who said that it played. */
export interface ChimeTests {
  /** Of so many screens. `played` resolves with how many did, when all have said so or the time is up. */
  begin(of: number): { id: string; played: Promise<number> }
  answered(id: string, device: string): void
}

export function makeChimeTests(): ChimeTests {
  const tests = new Map<string, Test>()
  return {
    begin(of) {
      const id = randomUUID()
      const test: Test = { played: new Set(), of, enough: () => undefined }
      tests.set(id, test)
      const over = new Promise<void>((resolve) => {
        const late = setTimeout(resolve, ANSWERS_WITHIN)
        test.enough = () => {
          clearTimeout(late)
          resolve()
        }
      })
      if (of === 0) test.enough()
      const played = over.then(() => {
        tests.delete(id)
        return Math.min(of, test.played.size)
      })
      return { id, played }
    },
    answered(id, device) {
      const test = tests.get(id)
      if (!test) return
      test.played.add(device)
      if (test.played.size >= test.of) test.enough()
    },
  }
}
