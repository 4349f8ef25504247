import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules', '.bin')
const LIMIT = 60 * 60_000

export type Done = { name: string; ok: boolean; output: string; seconds: number }

/**
 * One tool of the project's own, run in its root: `step('types', 'tsc', ['-p', '.'])`.
 * Never rejects: a tool that cannot be started, or does not end within an hour, is a step that is not ok.
 */
export function step(name: string, tool: string, args: string[], env: Record<string, string> = {}): Promise<Done> {
  const began = performance.now()
  return new Promise((done) => {
    let output = ''
    const end = (ok: boolean) => done({ name, ok, output: output.trim(), seconds: (performance.now() - began) / 1000 })
    const path = `${BIN}${delimiter}${process.env.PATH ?? ''}`
    const child = spawn(tool, args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0', ...env, PATH: path },
      shell: process.platform === 'win32',
      timeout: LIMIT,
    })
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      output += error.message
      end(false)
    })
    child.on('close', (code, signal) => {
      if (signal) output += `\nstopped by ${signal}`
      end(code === 0)
    })
  })
}

/** What can be said of the code without running it. All at once: each takes a second or two. */
export function standingChecks(): Promise<Done>[] {
  return [
    step('format', 'oxfmt', ['--list-different']),
    step('lint and import fence', 'oxlint', ['-f', 'unix', '.']),
    step('types', 'tsc', ['-p', 'tsconfig.json', '--pretty', 'false']),
    step('types of the domain', 'tsc', ['-p', 'tsconfig.domain.json', '--pretty', 'false']),
  ]
}

/** One line of it; what it said below, where it is not ok. */
export function say({ name, ok, output, seconds }: Done): void {
  console.log(`${ok ? 'ok   ' : 'RED  '} ${name.padEnd(24)} ${seconds.toFixed(1)} s`)
  if (!ok && output) console.log(output.replaceAll(/^/gm, '      '))
}
