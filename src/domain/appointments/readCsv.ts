/** Fields as they stand in a file, each row with the line on which it begins. */
export type CsvRow = { line: number; fields: string[] }

/**
 * Reads comma-separated values as RFC 4180 has them: fields in double quotes may hold commas, line ends and doubled quotes. Empty lines are
 * passed over. `unclosed`: the line of a quote that never ends; what follows it is not read.
 */
export function readCsv(text: string): { rows: CsvRow[]; unclosed: number | null } {
  const rows: CsvRow[] = []
  let line = 1
  let row: CsvRow = { line, fields: [] }
  let at = text.startsWith('\uFEFF') ? 1 : 0
  for (;;) {
    const quoted = text[at] === '"'
    const end = quoted ? endOfQuoted(text, at + 1) : endOfPlain(text, at)
    if (end < 0) return { rows, unclosed: line }
    row.fields.push(quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end))
    line += text.slice(at, end).split('\n').length - 1
    // What stands between a closing quote and the comma belongs to nothing.
    at = quoted ? endOfPlain(text, end + 1) : end
    if (text[at] === ',') {
      at += 1
      continue
    }
    if (row.fields.some((field) => field.trim() !== '')) rows.push(row)
    if (at >= text.length) return { rows, unclosed: null }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line += 1
    row = { line, fields: [] }
  }
}

function endOfPlain(text: string, from: number): number {
  let at = from
  while (at < text.length && !',\r\n'.includes(text[at] ?? '')) at += 1
  return at
}

/** The closing quote: one that is not doubled. -1: there is none. */
function endOfQuoted(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}
