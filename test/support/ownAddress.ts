/* An address of this machine that is not loopback: what another machine would use. */
import { execFileSync } from 'node:child_process'
import { isLoopback, thisMachine } from '#hub/tls/addresses.ts'

/** For documentation only, so that no network has it (RFC 5737). */
const LENT = '198.51.100.44'

/**
 * The first that there is; else one is lent to the loopback device, which needs root and `ip` (iproute2). Throws, with what is missing, where
 * neither is to be had: a test that needs it must not pass without. Answers what gives it back.
 */
export function ownAddress(): { address: string; giveBack: () => void } {
  const there = thisMachine().addresses.find((one) => !isLoopback(one) && one.includes('.'))
  if (there !== undefined) return { address: there, giveBack: () => undefined }
  const ip = (what: string) => execFileSync('ip', ['address', what, `${LENT}/32`, 'dev', 'lo'], { stdio: 'pipe' })
  try {
    ip('add')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`This machine has no address but loopback, and none could be lent to it (root and iproute2 are needed): ${why}`, { cause: error })
  }
  return { address: LENT, giveBack: () => void ip('del') }
}
