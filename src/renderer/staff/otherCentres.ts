import { createContext } from 'react'

/** Other centres of which this browser holds a team lead's device; the first is where the key goes. */
export const OtherCentresContext = createContext<readonly { name: string; href: string }[]>([])
