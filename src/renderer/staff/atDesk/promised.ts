/** The hub takes no more in one field of a card. */
const MOST = 500

/** One line a matter. What was promised before stays; `instead` is this matter's own line of a moment ago, whose finish was undone. */
export function withPromise(known: string | undefined, line: string, instead: string | null): string {
  const before = lines(known).filter((one) => one !== instead)
  return [...before, line].join('\n')
}

export function promiseLine(service: string, words: string): string {
  return `${service}: ${words.trim()}`
}

/** How many letters there is still room for. */
export function roomForPromise(known: string | undefined, service: string): number {
  return Math.max(0, Math.min(300, MOST - withPromise(known, promiseLine(service, ''), null).length - 1))
}

export function lines(text: string | undefined): string[] {
  return text?.split('\n').filter(Boolean) ?? []
}
