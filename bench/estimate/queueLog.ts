/* The queue log of a bank (seconds after midnight) as the history of a centre, in the form that `hub backtest` reads. */
import { readCsv } from '#domain/appointments/readCsv.ts'

const MIDNIGHT = 86_400

/** `990201`, seconds after midnight, service, priority, server, outcome → arrived, service, seen, ended, desk, outcome. */
export function historyOfQueueLog(text: string): string {
  const [head, ...rows] = readCsv(text).rows
  const of = (fields: readonly string[], name: string): string => fields[head?.fields.indexOf(name) ?? -1] ?? ''
  const lines = rows.map(({ fields }) => {
    const start = Number(of(fields, 'start_s'))
    const at = (name: string, least = 0) => {
      const seconds = Number(of(fields, name))
      return timeOf(of(fields, 'date'), seconds < Number(of(fields, 'arrival_s')) - MIDNIGHT / 2 ? MIDNIGHT : Math.max(least, seconds))
    }
    // Who gave up has in "start" when that was. A few ended a second before they began, or after midnight.
    return of(fields, 'outcome') === 'served'
      ? [at('arrival_s'), of(fields, 'service'), at('start_s'), at('end_s', start), of(fields, 'server'), 'seen']
      : [at('arrival_s'), of(fields, 'service'), '', at('end_s', start), '', 'left']
  })
  return [['arrived', 'service', 'seen', 'ended', 'desk', 'outcome'], ...lines].map((fields) => fields.join(',')).join('\n')
}

/** The last second of a day is the last. */
function timeOf(date: string, seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const s = Math.min(seconds, MIDNIGHT - 1)
  return `19${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)} ${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
}
