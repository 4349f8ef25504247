/* Mounts and processes that must not outlive a trial, however it ends. */
const undo: (() => void)[] = []
let listening = false

/** Runs `work` when this program ends: by itself, by a throw, by Ctrl-C. Last in, first out. Answers how to run it now instead. */
export function atEnd(work: () => void): () => void {
  if (!listening) {
    listening = true
    process.on('exit', () => {
      for (const one of undo.splice(0).toReversed()) one()
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
  }
  undo.push(work)
  return () => {
    const at = undo.indexOf(work)
    if (at === -1) return
    undo.splice(at, 1)
    work()
  }
}
