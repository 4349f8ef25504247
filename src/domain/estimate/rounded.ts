/** So many digits count. More would make an event twice as long and teach nothing. */
const DIGITS = 9

/** Numbers, in lists and records, as they are written: 9 digits of each. Rounded again it is the same. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return Number(value.toPrecision(DIGITS)) as T
  if (Array.isArray(value)) return value.map(rounded) as T
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one as unknown)])) as T
  return value
}
