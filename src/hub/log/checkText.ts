/*
  Text that some store or some device could not hold: NUL, and halves of surrogate pairs. PostgreSQL's jsonb refuses both,
  a browser makes both; so they are stopped here, before anything is stored.
*/
export type TextTrouble = 'a NUL character' | 'half of a surrogate pair'

export function textTrouble(text: string): TextTrouble | null {
  if (text.includes('\0')) return 'a NUL character'
  return text.isWellFormed() ? null : 'half of a surrogate pair'
}

/** Whether any character below U+0020 stands in the text as it is. Escaped in JSON they are other characters. */
export function holdsControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true
  return false
}

/** The first trouble in any string or key of a parsed JSON value, escaped ones included. No recursion: depth is the sender's choice. */
export function troubleWithin(value: unknown): TextTrouble | null {
  const todo: unknown[] = [value]
  while (todo.length > 0) {
    const one = todo.pop()
    if (typeof one === 'string') {
      const trouble = textTrouble(one)
      if (trouble) return trouble
    } else if (one !== null && typeof one === 'object') {
      for (const [key, inner] of Object.entries(one)) todo.push(key, inner)
    }
  }
  return null
}
