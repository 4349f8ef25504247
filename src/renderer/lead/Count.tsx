import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { Dimension } from '#domain/lead/dimensions.ts'
import type { Behind, FigureName } from '#domain/lead/figures.ts'
import { countOfFigure } from '#domain/lead/figures.ts'
import type { Tally } from '#domain/lead/tally.ts'
import type { Names } from './groupWords.ts'
import styles from './Period.module.css'

/** Of which centre: this team lead's device there (null: this one), and what its keys are called. */
export type Where = { device: string | null; centreName: string; names: Names }
/** A figure whose list is asked for. */
export type Opened = Behind & { where: Where }

/** Where the counts below stand, and what opens one of them. */
export const CountsContext = createContext<{ where: Where; onOpen: (opened: Opened) => void } | null>(null)

/** By which the focus finds the figure again when its list is closed. */
export const nameOfCount = ({ where, dimension, key, figure }: Opened): string => [where.device ?? '', dimension ?? '', key, figure].join(' ')

type CountProps = { figure: FigureName; tally: Tally; dimension?: Dimension | null; group?: string; children?: ReactNode }

/** A count that opens the list behind it. Of nobody there is no list. Outside of a context, as on paper, it is plain. */
export function Count({ figure, tally, dimension = null, group = '', children }: CountProps) {
  const counts = useContext(CountsContext)
  const count = countOfFigure(figure, tally)
  const words = children ?? count
  if (count === 0 || counts === null) return words
  const opened: Opened = { figure, dimension, key: group, where: counts.where }
  return (
    <button type="button" className={styles.count} data-figure={nameOfCount(opened)} onClick={() => counts.onOpen(opened)}>
      {words}
    </button>
  )
}
