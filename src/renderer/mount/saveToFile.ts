/** Hands a text to the person as a file in the browser's own folder for downloads. */
export function saveToFile(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }))
  link.download = `foyer-not-shared-${new Date().toISOString().slice(0, 16).replace(':', '')}.ndjson`
  link.click()
  // Not at once: the download has only been asked for.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
