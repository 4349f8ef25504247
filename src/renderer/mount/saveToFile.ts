/** Hands a text to the person as a file in the browser's own folder for downloads. */
export function saveToFile({ text, name, type }: { text: string; name: string; type: string }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // Not at once: the download has only been asked for.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** What is not shared yet, a line each. */
export function saveNotShared(text: string): void {
  const name = `foyer-not-shared-${new Date().toISOString().slice(0, 16).replace(':', '')}.ndjson`
  saveToFile({ text, name, type: 'application/x-ndjson' })
}
