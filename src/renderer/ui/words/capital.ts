/** With a capital, where it begins a sentence or stands alone. */
export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
