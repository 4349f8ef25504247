import { createContext } from 'react'

/** Other centres of which this browser holds a team lead's device; the first is where the key goes. `device`: that one. */
export const OtherCentresContext = createContext<readonly { device: string; name: string; href: string }[]>([])
