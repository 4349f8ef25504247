/*
  The two tones before a number. Both lie below 2 kHz, where hearing that has aged still reaches, and are pure, so that nothing of
  them lies above. A browser lets a page sound only after somebody has pressed a key there; Electron's window may at once.
*/

/** `locked`: the browser waits for a key. `none`: there is nothing to sound with. */
export type Sound = 'on' | 'locked' | 'none'

export type Chime = {
  sound(): Sound
  /** Plays it, if it may; whether it did. */
  play(): boolean
  /** Asks the browser for leave; it gives it while a key or a button is being pressed. */
  unlock(): void
}

/** Hertz, when it begins and how long it rings, in seconds. */
const TONES = [
  { hertz: 784, from: 0, rings: 0.5 },
  { hertz: 587, from: 0.35, rings: 0.9 },
] as const
const LOUD = 0.5

export function makeChime(changed: () => void): Chime {
  const context = openContext()
  context?.addEventListener('statechange', changed)
  const sound = (): Sound => (context === null || context.state === 'closed' ? 'none' : context.state === 'running' ? 'on' : 'locked')
  return {
    sound,
    play() {
      if (context === null || sound() !== 'on') return false
      for (const { hertz, from, rings } of TONES) ring(context, hertz, context.currentTime + from, rings)
      return true
    },
    unlock() {
      // Refused without a key: then it stays locked, and the screen says so.
      void context?.resume().catch(() => undefined)
    },
  }
}

function openContext(): AudioContext | null {
  try {
    return new AudioContext()
  } catch {
    return null
  }
}

function ring(context: AudioContext, hertz: number, from: number, rings: number): void {
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  const volume = new GainNode(context, { gain: 0 })
  // Struck and fading: a tone that is cut off clicks.
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(LOUD, from + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.001, from + rings)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + rings)
}
