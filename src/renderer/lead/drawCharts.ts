/* The only file that knows Observable Plot. It is loaded with the first chart, and by nobody but a team lead. */
import { axisX, axisY, barY, dot, gridY, plot, ruleX, ruleY, text } from '@observablehq/plot'

/** One bar: what stands below it, and the appointments in it. The late ones are striped and begin at the line, so that they are held against each other. */
export type Bar = { x: string; onTime: number; late: number }
export type BarChart = {
  bars: readonly Bar[]
  /** Below the bars: what they are by. */
  label: string
  /** Of the bars, those that have a word below them; all of them where there is room. */
  ticks?: readonly string[]
  /** Whether each bar says how many there are of it. */
  numbers?: boolean
  /** Pixels that there are. */
  width: number
  /** Of the stripes, alone in the document. */
  id: string
}

const allOf = ({ onTime, late }: Bar) => onTime + late

const HEIGHT = 190
const SVG = 'http://www.w3.org/2000/svg'

/** Colours are those of ui/tokens.css, by name: they change with the theme, on paper and where a person forces their own. */
export function drawBars({ bars, label, ticks, numbers = false, width, id }: BarChart): Element {
  const most = Math.max(1, ...bars.map(allOf))
  const drawing = plot({
    width,
    height: HEIGHT,
    marginLeft: 16 + 10 * String(most).length,
    marginBottom: 44,
    marginTop: numbers ? 26 : 14,
    marginRight: 4,
    x: { type: 'band', domain: bars.map(({ x }) => x), padding: 0.15 },
    y: { domain: [0, most] },
    marks: [
      () => stripes(id),
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: wholeTicks(most) }),
      barY(bars, { x: 'x', y1: 'late', y2: allOf, fill: 'var(--bar)' }),
      barY(bars, {
        x: 'x',
        y1: 0,
        y2: 'late',
        fill: `url(#${id})`,
        stroke: 'var(--bar-late)',
        insetLeft: 0.5,
        insetRight: 0.5,
        filter: ({ late }: Bar) => late > 0,
      }),
      ruleY([0], { stroke: 'var(--ink)' }),
      ...(numbers
        ? [text(bars, { x: 'x', y: allOf, text: (bar: Bar) => String(allOf(bar)), dy: -11, fill: 'var(--ink)', stroke: 'var(--surface)', strokeWidth: 4 })]
        : []),
      axisX({ label, labelAnchor: 'center', labelArrow: 'none', tickSize: 0, ...(ticks && { ticks: [...ticks] }) }),
      axisY({ label: null, tickSize: 0, ticks: wholeTicks(most), tickFormat: 'd' }),
    ],
  })
  // A style sheet of its own, which the page's rules let nobody bring along: charts are dressed in Chart.module.css.
  drawing.querySelector('style')?.remove()
  return drawing
}

/** One range that was told: when, by the clock in minutes after midnight, and in how many minutes they would be called; `called`: in how many they were. */
export type RangeTold = { at: number; from: number; by: number; called: number | null; missed: boolean }
export type RangeChart = { ranges: readonly RangeTold[]; sayHour: (hour: number) => string; width: number }

/** Told against seen: each range is a line, each call a dot on it or above it. */
export function drawRanges({ ranges, sayHour, width }: RangeChart): Element {
  const called = ranges.filter((one) => one.called !== null)
  const most = Math.max(10, ...ranges.map(({ by, called: at }) => Math.max(by, at ?? 0)))
  const hours = ranges.map(({ at }) => at / 60)
  const [first, last] = [Math.floor(Math.min(...hours)), Math.ceil(Math.max(...hours) + 0.01)]
  const every = last - first > 6 && width < 500 ? 2 : 1
  const drawing = plot({
    width,
    height: HEIGHT,
    marginLeft: 16 + 10 * String(Math.round(most)).length,
    marginBottom: 44,
    marginTop: 14,
    // Half of the last hour's name.
    marginRight: 28,
    x: { domain: [first * 60, last * 60] },
    y: { domain: [0, most] },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: wholeTicks(most) }),
      ruleX(ranges, { x: 'at', y1: 'from', y2: 'by', stroke: 'var(--bar)', strokeWidth: 2, strokeOpacity: 0.55 }),
      ruleY([0], { stroke: 'var(--ink)' }),
      dot(called, { x: 'at', y: 'called', r: 3, fill: 'var(--ink)', filter: ({ missed }: RangeTold) => !missed }),
      dot(called, { x: 'at', y: 'called', r: 4, symbol: 'times', stroke: 'var(--bar-late)', strokeWidth: 2.5, filter: ({ missed }: RangeTold) => missed }),
      axisX({
        label: 'Told at',
        labelAnchor: 'center',
        labelArrow: 'none',
        tickSize: 0,
        ticks: Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => (first + i * every) * 60),
        tickFormat: (minutes: number) => sayHour(minutes / 60),
      }),
      axisY({ label: null, tickSize: 0, ticks: wholeTicks(most), tickFormat: 'd' }),
    ],
  })
  drawing.querySelector('style')?.remove()
  return drawing
}

/** Stripes are said in words too, so that they are no matter of colour. */
function stripes(id: string): SVGElement {
  const defs = document.createElementNS(SVG, 'defs')
  const pattern = document.createElementNS(SVG, 'pattern')
  const line = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries({ id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(25)' }))
    pattern.setAttribute(name, String(value))
  for (const [name, value] of Object.entries({ width: 4, height: 6, fill: 'var(--bar-late)' })) line.setAttribute(name, String(value))
  pattern.append(line)
  defs.append(pattern)
  return defs
}

/** No appointment is half a one. */
function wholeTicks(most: number): number[] {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
  const step = steps.find((one) => most / one <= 4) ?? 10_000
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}
