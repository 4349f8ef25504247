import type { ComponentType } from 'react'
import { createContext, useContext } from 'react'
import type { SheetProps } from './sheetProps.ts'

/** Opens a sheet that has a key of its own on its screen, and so is not among More. */
export const OpenSheetContext = createContext<(Sheet: ComponentType<SheetProps>) => void>(() => undefined)
export const useOpenSheet = () => useContext(OpenSheetContext)
