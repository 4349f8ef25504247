/* Times for screens that may not know the domain. Instants are milliseconds since 1970; the zone is the centre's. */

/** "11:16am", always with minutes, as a clock on the wall. */
export function sayClock(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('hour')}:${part('minute')}${part('dayPeriod')
    .toLowerCase()
    .replaceAll(/[^apm]/g, '')}`
}

/** "Tuesday 12 January". */
export function sayDate(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}`
}

/** A span in its largest whole unit: "2 seconds", "1 minute", "3 hours". Never below 0. */
export function saySpan(span: number): string {
  const seconds = Math.floor(Math.max(0, span) / 1000)
  const [count, unit] = seconds >= 3600 ? [Math.floor(seconds / 3600), 'hour'] : seconds >= 60 ? [Math.floor(seconds / 60), 'minute'] : [seconds, 'second']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
