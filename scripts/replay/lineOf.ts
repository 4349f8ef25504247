/* Where in a JSON text something stands, so that a person can go there. */

/**
 * The line, from 1, of the value at `path`; of the nearest thing around it that is there, where the value is missing.
 * @param text JSON that can be parsed
 */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  let at = skipSpace(text, 0)
  for (const part of path) {
    const inner = text[at] === '{' ? member(text, at, String(part)) : text[at] === '[' ? element(text, at, Number(part)) : null
    if (inner === null) break
    at = inner
  }
  return lineAt(text, at)
}

/** The first line up to which the text cannot be the beginning of any JSON; its last line where it only ends too early. */
export function badLine(text: string): number {
  const lines = text.split('\n')
  let [low, high] = [1, lines.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isWrong(lines.slice(0, middle).join('\n'))) high = middle
    else low = middle + 1
  }
  return low
}

function isWrong(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return false
  } catch (error) {
    const said = String(error)
    const place = /at position (\d+)/.exec(said)?.[1]
    return place === undefined ? !said.includes('end of JSON') : Number(place) < beginning.length
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

/** Where the value of a key begins. The last one counts, as it does for JSON.parse. */
function member(text: string, start: number, key: string): number | null {
  let found: number | null = null
  for (let at = skipSpace(text, start + 1); text[at] === '"';) {
    const end = skipValue(text, at)
    const value = skipSpace(text, skipSpace(text, end) + 1)
    if (JSON.parse(text.slice(at, end)) === key) found = value
    at = nextIn(text, value)
  }
  return found
}

function element(text: string, start: number, index: number): number | null {
  let at = skipSpace(text, start + 1)
  for (let i = 0; at < text.length && text[at] !== ']'; i++) {
    if (i === index) return at
    at = nextIn(text, at)
  }
  return null
}

/** After a value and its comma. */
function nextIn(text: string, value: number): number {
  const after = skipSpace(text, skipValue(text, value))
  return text[after] === ',' ? skipSpace(text, after + 1) : after
}

function skipSpace(text: string, at: number): number {
  let end = at
  while (end < text.length && ' \t\r\n'.includes(text.charAt(end))) end++
  return end
}

/** The first place after the value that begins at `start`. No recursion: depth is the file's choice. */
function skipValue(text: string, start: number): number {
  let depth = 0
  let at = start
  do {
    const char = text.charAt(at)
    if (char === '"') at = skipText(text, at)
    else {
      if (char === '{' || char === '[') depth++
      else if (char === '}' || char === ']') depth--
      else if (depth === 0) return skipWord(text, at)
      at++
    }
  } while (depth > 0 && at < text.length)
  return at
}

function skipText(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** A number, or true, false and null. */
function skipWord(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && !' \t\r\n,]}'.includes(text.charAt(end))) end++
  return end
}
