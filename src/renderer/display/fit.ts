/*
  How large a number and a desk can be so that they fit their place. Widths of capitals and digits in Atkinson Hyperlegible
  Bold, measured: 0.66 em at most a character in words, 0.65 in numbers. Sizes in rem of a 1920x1080 screen.
*/

const WORD_EM = 0.6
const DIGIT_EM = 0.66
/** Left of the last calls, inside the rim. */
const NOW_REM = 60
const PLACES = { now: ['--d-number', NOW_REM], last: ['--d-last', 29.5], lastDesk: ['--d-last', 12.4] } as const
/** As --d-desk. */
const DESK_REM = 14.5
const DESK_TWO_LINES_REM = 10.5
/** Two lines, where a delay stands below. */
const DESK_TIGHT_REM = 6.5

/** The called number: as large as the token says, or as wide as its place. */
export function fitNumber(ticket: string, where: keyof typeof PLACES): string {
  const [token, room] = PLACES[where]
  return `min(var(${token}), ${(room / (ticket.length * DIGIT_EM)).toFixed(2)}rem)`
}

/** A desk's label on one line, or on two where that makes it larger. `tight`: a delay takes room below it. */
export function fitDesk(label: string, tight = false): { lines: string[]; size: string } {
  const one = Math.min(DESK_REM, NOW_REM / (label.length * WORD_EM))
  const lines = inTwo(label)
  const two = Math.min(tight ? DESK_TIGHT_REM : DESK_TWO_LINES_REM, NOW_REM / (Math.max(...lines.map((line) => line.length)) * WORD_EM))
  return two > one && lines.length === 2 ? { lines, size: `${two.toFixed(2)}rem` } : { lines: [label], size: `min(var(--d-desk), ${one.toFixed(2)}rem)` }
}

/** Split at the space nearest to the middle. */
function inTwo(label: string): string[] {
  const spaces = [...label.matchAll(/ /g)].map((match) => match.index)
  if (spaces.length === 0) return [label]
  const middle = label.length / 2
  const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best))
  return [label.slice(0, at), label.slice(at + 1)]
}

/** "Desk 5" as a small word and a large number; null for a label of another shape. */
export function kindAndNumber(label: string): { kind: string; number: string } | null {
  const [, kind, number] = /^(\p{L}{2,8}) (\w{1,2})$/u.exec(label) ?? []
  return kind && number ? { kind, number } : null
}

/** A wait as it is said: of which desks, how long; '' where it is words alone. */
export type Said = { desks: string; wait: string }
/** From rim to rim, and between two waits. */
const LINE_REM = 113
const BETWEEN_REM = 4.5

/** Waits in lines, as many on each as it has room for. */
export function linesOf(all: readonly Said[]): Said[][] {
  const lines: Said[][] = []
  let left = 0
  for (const one of all) {
    const width = saidRem(one) + BETWEEN_REM
    if (lines.length === 0 || width > left) {
      lines.push([])
      left = LINE_REM
    }
    lines.at(-1)?.push(one)
    left -= width
  }
  return lines
}

/** At most: a letter of the desks is 0.47 em of 2.5rem wide, one of the wait 0.52 em of 3.5rem. */
function saidRem({ desks, wait }: Said): number {
  return desks.length * 1.18 + 0.75 + wait.length * 1.82
}
