/* What one series of trials saw. */
export type Verdict = {
  store: string
  /** A store that is known to forget: it has to lose something, or the trials could not see a loss. */
  control: boolean
  /** What was done to it, and how often. */
  trials: number
  /** Events that somebody was told are saved, and that nobody else held when it happened. */
  acknowledged: number
  lost: number
  doubled: number
  /** Anything else that is wrong, in words: a gap, a chain that does not fit, a program that did not start. */
  troubles: string[]
  seconds: number
}

export function begin(store: string, control = false): Verdict {
  return { store, control, trials: 0, acknowledged: 0, lost: 0, doubled: 0, troubles: [], seconds: 0 }
}

export function isAsItShould({ control, lost, doubled, troubles }: Verdict): boolean {
  return control ? lost > 0 : lost === 0 && doubled === 0 && troubles.length === 0
}

export function sayVerdict({ store, control, trials, acknowledged, lost, doubled, troubles, seconds }: Verdict): string {
  const line = `${(control ? `control: ${store}` : store).padEnd(34)} ${trials} trials, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled (${Math.round(seconds)} s)`
  return [line, ...troubles.map((one) => `    ${one}`)].join('\n')
}
