import type { ReactNode, RefObject } from 'react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { BarChart, RangeChart, drawBars, drawRanges } from './drawCharts.ts'
import styles from './Chart.module.css'

type Drawings = { drawBars: typeof drawBars; drawRanges: typeof drawRanges }
let loaded: Drawings | null = null

/** Plot is a third of a team lead's screen, and no other screen has a chart: it comes when it is wanted, and once. Null: it cannot be fetched now. */
export async function loadCharts(): Promise<Drawings | null> {
  if (loaded === null) loaded = await import('./drawCharts.ts').catch(() => null)
  return loaded
}

/** `said`: how to read it. */
type Said = { name: string; said: string; children: ReactNode }
type ChartProps = Omit<BarChart, 'width' | 'id'> & Said

/** On paper nothing is measured: there it is drawn so wide, and then fits its column. */
const ON_PAPER = 340

/** Bars, the striped part of each from the line. Without bars there is no picture. */
export function Chart({ name, said, children, ...chart }: ChartProps) {
  return (
    <Picture name={name} said={said} empty={chart.bars.length === 0} draw={({ drawBars: draw }, width, id) => draw({ ...chart, width, id })}>
      {children}
    </Picture>
  )
}

/** Ranges that were told, and when people were called. */
export function Ranges({ name, said, children, ...chart }: Omit<RangeChart, 'width'> & Said) {
  return (
    <Picture name={name} said={said} empty={chart.ranges.length === 0} draw={({ drawRanges: draw }, width) => draw({ ...chart, width })}>
      {children}
    </Picture>
  )
}

/** The table after it has all that the picture has, so who cannot see it misses nothing. */
function Picture({ name, said, empty, draw, children }: Said & { empty: boolean; draw: (drawings: Drawings, width: number, id: string) => Element }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [drawings, setDrawings] = useState<{ with: Drawings | null } | null>(loaded && { with: loaded })
  useEffect(() => {
    let isWanted = true
    void loadCharts().then((it) => (isWanted ? setDrawings({ with: it }) : undefined))
    return () => void (isWanted = false)
  }, [])
  useLayoutEffect(() => {
    if (empty) box.current?.replaceChildren()
    else if (drawings?.with) box.current?.replaceChildren(draw(drawings.with, width || ON_PAPER, `stripes${id}`))
  })
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id}>
        <b>{name}</b> <span className={styles.soft}>{said}</span>
      </figcaption>
      <div ref={box} className={empty ? undefined : styles.chart} aria-hidden="true" />
      {drawings?.with === null && <p className={styles.soft}>The picture cannot be fetched now. Its figures stand in the table.</p>}
      {children}
    </figure>
  )
}

/** Whole pixels; 0 where nothing is laid out. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return undefined
    const measure = () => setWidth(Math.floor(current.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [box])
  return width
}
