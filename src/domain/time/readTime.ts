/** Without am or pm, hours before this one are meant in the afternoon: no centre sees people at 2 in the morning. */
const FIRST_HOUR = 7

/**
 * A time of day as people type it, in 24 hours: `10:42`, `1042`, `10.42`, `10:42am`, `2:15pm`, `215`, `9`, `midday`. null: it is none.
 * @returns for `localInstant`: `readTime('2:15')` is `14:15`
 */
export function readTime(text: string): string | null {
  const typed = text.trim().toLowerCase().replaceAll(' ', '')
  if (typed === 'midday' || typed === 'noon') return '12:00'
  const [, hours, minutes = '00', half] = /^(\d{1,2}?)(?:[:.]?(\d{2}))?(am|pm)?$/.exec(typed) ?? []
  if (hours === undefined) return null
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null
  return `${inDay(hour, half)}:${minutes}`
}

function inDay(hour: number, half: string | undefined): string {
  const of24 = half === undefined ? (hour > 0 && hour < FIRST_HOUR ? hour + 12 : hour) : (hour % 12) + (half === 'pm' ? 12 : 0)
  return String(of24).padStart(2, '0')
}
