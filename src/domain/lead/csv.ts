export type Cell = string | number | null

/**
 * A table as a spreadsheet reads it: RFC 4180, with a byte order mark so that Excel takes it for UTF-8. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it; numbers stay numbers.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Spaces before it are skipped by some spreadsheets, and a tab or a line end begins a cell of its own.
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
