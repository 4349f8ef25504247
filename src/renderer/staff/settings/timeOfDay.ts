/* A time of day as a box for times holds it, and as the log does: `09:30` and 570. */

export function writeTime(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return Number.isInteger(minutes) ? `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}` : ''
}

/** NaN while it is not all typed: the rules refuse that. */
export function readTime(text: string): number {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes)
}

/** "9am", "9:30am", "midday", as the rest of the screens say times. */
export function sayMinute(minutes: number): string {
  if (minutes === 720) return 'midday'
  if (minutes === 0 || minutes === 1440) return 'midnight'
  const hour = Math.floor(minutes / 60)
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${rest}${hour < 12 ? 'am' : 'pm'}`
}

/** As the event has them. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
