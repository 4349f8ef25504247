/** A label inside a sentence: "desk 1", but "Register office". */
export function inSentence(label: string): string {
  return /^(Desk|Counter|Room) \S+$/.test(label) ? label.toLowerCase() : label
}

/** Desk labels in one phrase: "Desks 1 to 4", "Desks 1, 3 and 4", "Desk 7 and Register office". */
export function sayDesks(labels: readonly string[]): string {
  const kinds = new Map<string, number[]>()
  const others: string[] = []
  for (const label of labels) {
    const [, kind, number] = /^(\p{L}+) (\d+)$/u.exec(label) ?? []
    if (kind && number) kinds.set(kind, [...(kinds.get(kind) ?? []), Number(number)])
    else others.push(label)
  }
  const phrases = [...kinds].map(([kind, numbers]) => (numbers.length === 1 ? `${kind} ${numbers[0]}` : `${kind}s ${runs(numbers)}`))
  return listed([...phrases, ...others])
}

/** "1 to 4", "1, 3 and 4", "1 to 3 and 6". */
function runs(numbers: number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const parts: [number, number][] = []
  for (const number of sorted) {
    const last = parts.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else parts.push([number, number])
  }
  return listed(parts.flatMap(([from, to]) => (to - from > 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`])))
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "1 minute", "17 minutes"; under one: "under a minute". */
export function sayMinutes(minutes: number): string {
  return minutes === 0 ? 'under a minute' : `${minutes} minute${minutes === 1 ? '' : 's'}`
}
