/* A centre's own history from a file: every line is understood before one is used. */
import { readCsv } from '#domain/appointments/readCsv.ts'
import type { CsvRow } from '#domain/appointments/readCsv.ts'
import type { Column, WrongLine } from './columns.ts'
import { COLUMNS } from './columns.ts'
import type { PastVisit } from './pastVisit.ts'
import { readPastVisit } from './readPastVisit.ts'

/** `notUsed`: columns of the file that say nothing to the backtest. */
export type History = { visits: PastVisit[]; notUsed: string[] }

const NEEDED: readonly Column[] = ['arrived', 'service', 'ended', 'desk']
const FIRST = 'The first line names the columns: arrived,service,called,ended,desk,outcome,appointment. Outcome and appointment may be missing.'

/** What the file says, or all that is wrong with it and how to mend it. Times without an offset are of the time zone. */
export function readHistory(text: string, timeZone: string): History | { wrong: WrongLine[] } {
  const { rows, unclosed } = readCsv(text)
  if (unclosed !== null) return { wrong: [{ line: unclosed, column: null, sentence: 'A double quote is opened and not closed. Close it, or take it out.' }] }
  const [head, ...lines] = rows
  if (!head) return { wrong: [{ line: 1, column: null, sentence: `The file is empty. ${FIRST}` }] }
  const names = head.fields.map((name) => name.trim().toLowerCase())
  const wrongHead = wrongColumns(head.line, names)
  if (wrongHead.length > 0) return { wrong: wrongHead }
  if (lines.length === 0) return { wrong: [{ line: head.line + 1, column: null, sentence: 'There is no visit below the first line.' }] }
  const read = lines.map((row) => readLine(row, names, timeZone))
  const wrong = read.flatMap((one) => ('wrong' in one ? one.wrong : []))
  if (wrong.length > 0) return { wrong }
  const notUsed = head.fields.map((name) => name.trim()).filter((name) => !(COLUMNS as readonly string[]).includes(name.toLowerCase()))
  return { visits: read.flatMap((one) => ('visit' in one ? [one.visit] : [])), notUsed }
}

function wrongColumns(line: number, names: readonly string[]): WrongLine[] {
  if (names.length === 1 && /[;\t]/u.test(names[0] ?? '')) return [{ line, column: null, sentence: `The columns must be separated by commas. ${FIRST}` }]
  const missing = NEEDED.filter((column) => !names.includes(column))
  const wrong: WrongLine[] = missing.map((column) => ({ line, column, sentence: `The column “${column}” is missing. ${FIRST}` }))
  if (!names.includes('called') && !names.includes('seen'))
    wrong.push({ line, column: 'called', sentence: `There must be a column “called”, or “seen” where the file does not say when people were called. ${FIRST}` })
  for (const column of COLUMNS)
    if (names.filter((name) => name === column).length > 1)
      wrong.push({ line, column, sentence: `The column “${column}” stands there twice. Take one of the two out.` })
  return wrong
}

function readLine({ line, fields }: CsvRow, names: readonly string[], timeZone: string): { visit: PastVisit } | { wrong: WrongLine[] } {
  if (fields.length !== names.length) {
    const sentence = `There are ${fields.length} fields, not ${names.length}. A field with a comma in it needs double quotes around it.`
    return { wrong: [{ line, column: null, sentence }] }
  }
  const of = (column: Column): string => (fields[names.indexOf(column)] ?? '').trim()
  return readPastVisit(line, Object.fromEntries(COLUMNS.map((column) => [column, of(column)])) as Record<Column, string>, timeZone)
}
