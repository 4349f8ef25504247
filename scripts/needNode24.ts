/** Ends the program with one clear line unless this is Node 24 or newer. Every entry point asks first. */
export function needNode24(): void {
  const version = process.versions.node
  if (Number(version.split('.')[0]) >= 24) return
  console.error(`Foyer needs Node 24, and this is ${version}. "npm ci" brings it on Linux and Windows; elsewhere install Node 24.`)
  process.exit(1)
}
