/*
  Walk-ins who go without a word. Nobody sees them go: when they are called they are there or not, and all that is known is how long after
  they came that was. So many calls say little each, and many are remembered.
*/

/** Of the walk-ins who were called after about so long a wait: how many were there, and how many had gone. */
export type Found = readonly [there: number, gone: number]

/** Minutes of waiting that are counted together; the last of all holds whoever was called later still. */
const WIDE = 5
const WAITS = 48
/** Nobody goes sooner. Minutes. */
const STAYS = 5
/** Before anything was seen one in so many minutes of waiting goes; it counts like one who had gone. */
const BEFOREHAND = 400

/** After one more day; `keeps`: what the days before it count for beside it. */
export function foundAfter(found: readonly Found[], calls: readonly { readonly waited: number; readonly gone: boolean }[], keeps: number): Found[] {
  const after = Array.from({ length: WAITS }, (_, i): [number, number] => [(found[i]?.[0] ?? 0) * keeps, (found[i]?.[1] ?? 0) * keeps])
  for (const { waited, gone } of calls) after[Math.min(WAITS - 1, Math.max(0, Math.floor(waited / WIDE)))]![gone ? 1 : 0]++
  return after.map(([there, gone]) => [round(there), round(gone)])
}

/** Of those who wait, how many go in a minute: the rate under which what the calls found is likeliest. */
export function leavingRate(found: readonly Found[]): number {
  let [low, high] = [1e-6, 0.2]
  for (let i = 0; i < 24; i++) {
    const rate = Math.sqrt(low * high)
    let slope = 1 / rate - BEFOREHAND
    for (const [i, [there, gone]] of found.entries()) {
      const waited = Math.max(0, (i + 0.5) * WIDE - STAYS)
      slope += gone * (waited / Math.max(1e-9, Math.expm1(rate * waited))) - there * waited
    }
    if (slope > 0) low = rate
    else high = rate
  }
  return Math.sqrt(low * high)
}

/** The share that has gone after a wait of so many minutes. */
export function goneAfter(rate: number, waited: number): number {
  return 1 - Math.exp(-rate * Math.max(0, waited - STAYS))
}

/** What fades is gone at last: rounded as it is, a small number would stay for ever. */
function round(x: number): number {
  return x < 0.01 ? 0 : Math.round(x * 10_000) / 10_000
}
