import type { ReactNode, RefObject } from 'react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { BarChart, drawBars } from './drawBars.ts'
import styles from './Chart.module.css'

type Draw = typeof drawBars
let loaded: Draw | null = null

/** Plot is a third of a team lead's screen, and no other screen has a chart: it comes when it is wanted, and once. Null: it cannot be fetched now. */
export async function loadCharts(): Promise<Draw | null> {
  if (loaded === null) loaded = await import('./drawBars.ts').then(({ drawBars: draw }) => draw).catch(() => null)
  return loaded
}

/** `said`: how to read it. Without bars there is no picture. */
type ChartProps = Omit<BarChart, 'width' | 'id'> & { name: string; said: string; children: ReactNode }

/** On paper nothing is measured: there it is drawn so wide, and then fits its column. */
const ON_PAPER = 340

/** Appointments as bars, late ones striped. The table after it has all that the picture has, so who cannot see it misses nothing. */
export function Chart({ name, said, children, ...chart }: ChartProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [draw, setDraw] = useState<{ with: Draw | null } | null>(loaded && { with: loaded })
  useEffect(() => {
    let isWanted = true
    void loadCharts().then((it) => (isWanted ? setDraw({ with: it }) : undefined))
    return () => void (isWanted = false)
  }, [])
  useLayoutEffect(() => {
    if (chart.bars.length === 0) box.current?.replaceChildren()
    else if (draw?.with) box.current?.replaceChildren(draw.with({ ...chart, width: width || ON_PAPER, id: `stripes${id}` }))
  })
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id}>
        <b>{name}</b> <span className={styles.soft}>{said}</span>
      </figcaption>
      <div ref={box} className={chart.bars.length === 0 ? undefined : styles.chart} aria-hidden="true" />
      {draw?.with === null && <p className={styles.soft}>The picture cannot be fetched now. Its figures stand in the table.</p>}
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
