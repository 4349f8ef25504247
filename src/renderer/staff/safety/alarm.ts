/* The tone of a call for help on the screens of colleagues: two notes that rise, until somebody answers. */
import { useEffect } from 'react'
import { SECOND } from '#domain/instant.ts'

const NOTES = [
  { hertz: 880, from: 0 },
  { hertz: 1175, from: 0.25 },
  { hertz: 880, from: 0.5 },
  { hertz: 1175, from: 0.75 },
] as const
const RINGS = 0.22
const EVERY = 3 * SECOND

/** Sounds at once and again and again while `on`. Where the PC has no sound, or the browser waits for a first key, the red bar says all. */
export function useAlarm(on: boolean): void {
  useEffect(() => {
    const context = on ? openContext() : null
    if (context === null) return undefined
    const sound = () => {
      void context.resume().catch(() => undefined)
      for (const { hertz, from } of NOTES) ring(context, hertz, context.currentTime + from)
    }
    sound()
    const timer = setInterval(sound, EVERY)
    return () => {
      clearInterval(timer)
      void context.close().catch(() => undefined)
    }
  }, [on])
}

function openContext(): AudioContext | null {
  try {
    return new AudioContext()
  } catch {
    return null
  }
}

function ring(context: AudioContext, hertz: number, from: number): void {
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: hertz })
  const volume = new GainNode(context, { gain: 0 })
  // A tone that begins or ends at once clicks.
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(0.6, from + 0.02)
  volume.gain.linearRampToValueAtTime(0, from + RINGS)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + RINGS)
}
